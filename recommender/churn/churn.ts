import { StewardError } from '../../platform/errors.js';
import { quantile } from '../../platform/quantile.js';
import type { Interaction } from '../behaviour/events.js';
import { chooseClassifier } from '../learners/choose-classifier.js';
import { probabilities, risksOf } from '../learners/classifier.js';
import { trainingSet } from '../learners/learners.js';
import { logOdds } from '../learners/log-odds.js';
import { matrixOf, takeRows } from '../learners/matrix.js';
import { qualityOf } from '../learners/metrics.js';
import { churnFacts } from './churn-facts.js';
import { type ChurnFeature, churnFeatureNames, churnFeatures } from './churn-features.js';
import type { ChurnModel, RiskBand } from './churn-model.js';
import { churnReasons } from './churn-reasons.js';
import { type ChurnWindow, churnExamples } from './churn-training.js';
import { spreadOf } from './drift.js';
import { bandOf, bandShares, bandsOf } from './risk-bands.js';
import type { ServiceRecord } from './service-facts.js';

export interface ChurnFitOptions extends Omit<ChurnWindow, 'activeWithinDays'> {
  /** As many as `horizonDays` unless told. */
  activeWithinDays?: number;
  seed?: number;
}

const fewest = 10;
const folds = 5;

/**
 * Learns who will do nothing within the horizon, from customers who were active just before it. The kind of model, its
 * parameters and its calibration are chosen by cross-validation; the metrics come from the same folds.
 * @throws StewardError `not_enough_history` with fewer than ten leavers or ten stayers.
 */
export function fitChurn(events: Iterable<Interaction>, options: ChurnFitOptions): ChurnModel {
  const { asOf, horizonDays, activeWithinDays = horizonDays, service, seed = 1 } = options;
  const examples = churnExamples(events, { asOf, horizonDays, activeWithinDays, service });
  const labels = Uint8Array.from(examples.labels);
  const left = labels.reduce((sum, label) => sum + label, 0);
  if (left < fewest || labels.length - left < fewest) {
    throw new StewardError(
      'invalid',
      'not_enough_history',
      `Churn cannot be learnt from this history: of ${labels.length} customers active ${horizonDays} days ago ${left} left, and at least ${fewest} must have left and ${fewest} stayed.`,
    );
  }
  const matrix = matrixOf(examples.rows);
  const sources = churnFeatureNames.map((_, f) => f);
  const all = Int32Array.from(labels.keys());
  const problem = { labels, encoder: () => ({ encode: (rows: ArrayLike<number>) => takeRows(matrix, rows), sources }) };
  const choice = chooseClassifier(problem, all, { folds, seed });
  const { candidates, chosen } = choice;
  const model = chosen.fit(trainingSet(matrix, labels));
  const baseRate = left / labels.length;
  const bands = bandsOf(baseRate);
  const stayers = examples.rows.filter((_, k) => labels[k] === 0);
  const column = (rows: readonly number[][], f: number) => rows.map((row) => row[f]!);
  return {
    model,
    horizonDays,
    bands,
    typical: sources.map((f) => quantile(column(stayers, f), 0.5)),
    spreads: sources.map((f) => spreadOf(column(examples.rows, f))),
    riskSpread: spreadOf(Array.from(chosen.risks)),
    metrics: {
      ...qualityOf(chosen.risks, choice.labels),
      chosen: chosen.kind,
      candidates: candidates.map(({ kind, logLoss }) => ({ model: kind, logLoss })),
      customers: labels.length,
      baseRate,
      bands: bandShares(bands, chosen.risks, choice.labels),
    },
    asOf,
  };
}

export interface ChurnRisk {
  /** Probability, in [0, 1], of doing nothing within the model's horizon from now. */
  risk: number;
  /** `medium` from the shop's own base rate on, `high` from three times its odds. */
  band: RiskBand;
}

export interface ChurnScore extends ChurnRisk {
  /** What raises the risk most, as phrases: "no order for 74 days, usually every 21". May be empty. */
  reasons: string[];
}

/** Scores one customer by their events up to `asOf`. Undefined where there are none: nothing is known of them. */
export function scoreChurn(model: ChurnModel, events: readonly Interaction[], asOf: Date, service?: ServiceRecord): ChurnScore | undefined {
  const facts = churnFacts(events, asOf, service);
  if (!facts) return undefined;
  const row = churnFeatures(facts);
  const risk = riskOf(model, row);
  return { risk, band: bandOf(model.bands, risk), reasons: churnReasons(facts, (features) => raiseBy(model, row, features)) };
}

/** The risk alone, which is told much sooner than why. */
export function churnRisk(model: ChurnModel, events: readonly Interaction[], asOf: Date, service?: ServiceRecord): ChurnRisk | undefined {
  const facts = churnFacts(events, asOf, service);
  if (!facts) return undefined;
  const risk = riskOf(model, churnFeatures(facts));
  return { risk, band: bandOf(model.bands, risk) };
}

/**
 * What some features add to a customer's log-odds: they are what they would not be with these features of a typical customer who
 * stayed. Features that go together must be replaced together, or each hides behind the others. It asks any kind of model.
 */
function raiseBy({ model, typical }: ChurnModel, row: readonly number[], features: readonly ChurnFeature[]): number {
  const otherwise = row.map((value, f) => (features.includes(churnFeatureNames[f]!) ? typical[f]! : value));
  // As the model itself says it: a calibration in steps would hide small differences.
  const [actual, without] = probabilities(model.classifier, matrixOf([row, otherwise]));
  return logOdds(actual!) - logOdds(without!);
}

function riskOf({ model }: ChurnModel, row: readonly number[]): number {
  return risksOf(model, matrixOf([row]))[0]!;
}
