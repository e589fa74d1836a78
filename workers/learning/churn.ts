import { StewardError } from '../../platform/errors.js';
import { fitChurn } from '../../recommender/churn/churn.js';
import { writeChurnModel } from '../../recommender/churn/churn-artefact.js';
import { churnDrift } from '../../recommender/churn/churn-drift.js';
import type { ChurnModel } from '../../recommender/churn/churn-model.js';
import { churnExamples, churnRows } from '../../recommender/churn/churn-training.js';
import type { ServiceRecord } from '../../recommender/churn/service-facts.js';
import { risksOf } from '../../recommender/learners/classifier.js';
import { matrixOf } from '../../recommender/learners/matrix.js';
import { ranking } from '../../recommender/learners/metrics.js';
import { type Behaviour, dataWindow, readBehaviour } from './behaviour.js';
import type { Exam } from './gate.js';
import { type LearnParts, type LiveModel, type Outcome, readLive, submit } from './learn.js';
import { readServiceRecord } from './service-records.js';

/** Who does nothing for so many days counts as gone. */
const horizonDays = 60;
/** What a first scorer must reach; 0.5 is guessing. */
const firstAuc = 0.6;
/** A smaller difference comes from which customers happened to be asked. */
const tolerance = 0.01;

/** The shop's events with what its service did. */
interface Known extends Behaviour {
  service: ServiceRecord;
}

/** Fits a churn scorer on the shop's events and submits it, where there is history enough. */
export async function learnChurn(parts: LearnParts): Promise<Outcome> {
  const behaviour = await readBehaviour(parts);
  if (!behaviour) return 'nothing';
  const known = { ...behaviour, service: await readServiceRecord(parts.db, behaviour.asOf) };
  const model = fitIfEnough(parts, known);
  if (!model) return 'nothing';
  return submit(parts, {
    kind: 'churn',
    artefact: writeChurnModel(model),
    metrics: { ...model.metrics, drift: await driftOfLive(parts, known) },
    dataWindow: dataWindow(behaviour),
    examine: (live) => examine(model, live, known),
  });
}

function fitIfEnough({ log }: LearnParts, { events, asOf, service }: Known): ChurnModel | undefined {
  try {
    return fitChurn(events, { asOf, horizonDays, service });
  } catch (err) {
    if (!(err instanceof StewardError) || err.code !== 'not_enough_history') throw err;
    log.info(err.message);
    return undefined;
  }
}

/** How far today's customers are from those that the live model learnt from; said in the log where it is far. */
async function driftOfLive(parts: LearnParts, { events, asOf, service }: Known) {
  const live = await readLive(parts, 'churn');
  const drift = live && churnDrift(live.model, churnRows(events, asOf, { activeWithinDays: horizonDays, service }));
  if (drift?.sentence) parts.log.warn({ model: live?.id }, drift.sentence);
  return drift;
}

function examine(model: ChurnModel, live: LiveModel<'churn'> | undefined, known: Known): Exam {
  const { auc, customers } = model.metrics;
  const own = { measure: 'AUC', candidate: auc };
  if (!live) {
    return {
      ...own,
      rival: firstAuc,
      rivalName: 'what a first model must reach',
      tolerance: 0,
      protocol: `out of fold on ${customers} customers`,
    };
  }
  const protocol = `both on the same ${customers} customers, the candidate out of fold`;
  return { ...own, rival: aucNow(live.model, known), rivalName: live.id, tolerance, protocol };
}

/** AUC of a model on the customers that a candidate of today is trained on. */
function aucNow({ model }: ChurnModel, { events, asOf, service }: Known): number {
  const { rows, labels } = churnExamples(events, { asOf, horizonDays, activeWithinDays: horizonDays, service });
  return ranking(risksOf(model, matrixOf(rows)), labels).auc;
}
