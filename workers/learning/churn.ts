import { StewardError } from '../../platform/errors.js';
import { fitChurn } from '../../recommender/churn/churn.js';
import { writeChurnModel } from '../../recommender/churn/churn-artefact.js';
import { churnQuality } from '../../recommender/churn/churn-metrics.js';
import type { ChurnModel } from '../../recommender/churn/churn-model.js';
import { churnExamples } from '../../recommender/churn/churn-training.js';
import { probability } from '../../recommender/learners/logistic-regression.js';
import { type Behaviour, dataWindow, readBehaviour } from './behaviour.js';
import type { Exam } from './gate.js';
import { type LearnParts, type LiveModel, type Outcome, submit } from './learn.js';

/** Who does nothing for so many days counts as gone. */
const horizonDays = 60;
/** What a first scorer must reach; 0.5 is guessing. */
const firstAuc = 0.6;
/** A smaller difference comes from which customers happened to be asked. */
const tolerance = 0.01;

/** Fits a churn scorer on the shop's events and submits it, where there is history enough. */
export async function learnChurn(parts: LearnParts): Promise<Outcome> {
  const behaviour = await readBehaviour(parts);
  const model = behaviour && fitIfEnough(parts, behaviour);
  if (!model) return 'nothing';
  return submit(parts, {
    kind: 'churn',
    artefact: writeChurnModel(model),
    metrics: model.metrics,
    dataWindow: dataWindow(behaviour),
    examine: (live) => examine(model, live, behaviour),
  });
}

function fitIfEnough({ log }: LearnParts, { events, asOf }: Behaviour): ChurnModel | undefined {
  try {
    return fitChurn(events, { asOf, horizonDays });
  } catch (err) {
    if (!(err instanceof StewardError) || err.code !== 'not_enough_history') throw err;
    log.info(err.message);
    return undefined;
  }
}

function examine(model: ChurnModel, live: LiveModel<'churn'> | undefined, behaviour: Behaviour): Exam {
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
  return { ...own, rival: aucNow(live.model, behaviour), rivalName: live.id, tolerance, protocol };
}

/** AUC of a model on the customers that a candidate of today is trained on. */
function aucNow({ regression }: ChurnModel, { events, asOf }: Behaviour): number {
  const { rows, labels } = churnExamples(events, { asOf, horizonDays, activeWithinDays: horizonDays });
  return churnQuality(
    rows.map((row) => probability(regression, row)),
    labels,
  ).auc;
}
