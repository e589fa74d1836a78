import { StewardError } from '../../platform/errors.js';
import { behaviourFacts } from '../behaviour/behaviour-facts.js';
import type { Interaction } from '../behaviour/events.js';
import { crossValidate } from '../learners/cross-validation.js';
import { contributions, fitLogisticRegression, probability } from '../learners/logistic-regression.js';
import { churnFeatures } from './churn-features.js';
import { churnQuality } from './churn-metrics.js';
import type { ChurnModel, RiskBand } from './churn-model.js';
import { churnReasons } from './churn-reasons.js';
import { type ChurnExamples, churnExamples } from './churn-training.js';

export interface ChurnFitOptions {
  /** Events after this are not looked at. */
  asOf: Date;
  /** Who does nothing for so many days counts as gone. */
  horizonDays: number;
  /** Days before the cutoff in which a customer must have done something to be trained on; as many as `horizonDays` unless told. */
  activeWithinDays?: number;
}

/** Penalty of the weights, in units of one customer's log-loss; chosen once, hardly matters above a few hundred customers. */
const l2 = 1;

const fewest = 10;
const folds = 5;

/**
 * Fits a logistic regression of who will do nothing within the horizon, on customers who were active just before it. The
 * metrics come from five stratified folds.
 * @throws StewardError `not_enough_history` with fewer than ten leavers or ten stayers.
 */
export function fitChurn(
  events: Iterable<Interaction>,
  { asOf, horizonDays, activeWithinDays = horizonDays }: ChurnFitOptions,
): ChurnModel {
  const { rows, labels } = churnExamples(events, { asOf, horizonDays, activeWithinDays });
  const leavers = labels.filter((label) => label === 1).length;
  if (leavers < fewest || labels.length - leavers < fewest) {
    throw new StewardError(
      'invalid',
      'not_enough_history',
      `Churn cannot be learnt from this history: of ${labels.length} customers active ${horizonDays} days ago ${leavers} left, and at least ${fewest} must have left and ${fewest} stayed.`,
    );
  }
  const fit = (some: ChurnExamples) => {
    const regression = fitLogisticRegression(some.rows, some.labels, l2);
    return (row: readonly number[]) => probability(regression, row);
  };
  const baseRate = leavers / labels.length;
  return {
    regression: fitLogisticRegression(rows, labels, l2),
    horizonDays,
    bands: { medium: baseRate, high: withOdds(3, baseRate) },
    metrics: { ...churnQuality(crossValidate({ rows, labels }, folds, fit), labels), customers: labels.length, baseRate },
    asOf,
  };
}

export interface ChurnScore {
  /** Probability, in [0, 1], of doing nothing within the model's horizon from now. */
  risk: number;
  /** `medium` from the shop's own base rate on, `high` from three times its odds. */
  band: RiskBand;
  /** What raises the risk most, as phrases: "no order for 74 days, usually every 21". May be empty. */
  reasons: string[];
}

/** Scores one customer by their events up to `asOf`. Undefined where there are none: nothing is known of them. */
export function scoreChurn(model: ChurnModel, events: readonly Interaction[], asOf: Date): ChurnScore | undefined {
  const facts = behaviourFacts(events, asOf);
  if (!facts) return undefined;
  const row = churnFeatures(facts);
  const risk = probability(model.regression, row);
  const band = risk >= model.bands.high ? 'high' : risk >= model.bands.medium ? 'medium' : 'low';
  return { risk, band, reasons: churnReasons(facts, contributions(model.regression, row)) };
}

/** The probability whose odds are `times` those of `p`. */
function withOdds(times: number, p: number): number {
  return (times * p) / (1 - p + times * p);
}
