import { StewardError } from '../../platform/errors.js';
import { sortedQuantile } from '../../platform/quantile.js';
import { mulberry32 } from '../../platform/random.js';
import { type Accuracy, accuracyOf } from './accuracy.js';
import { type Baselines, baselines } from './baselines.js';
import { type Candidate, fitValue } from './fit-value.js';
import { boughtAfter, type DayOfPurchase, type PurchaseSummary } from './purchase-summary.js';
import { type TrackedStep, track } from './tracking.js';
import { type Expectation, expectation, futuresOf, type ValueModel } from './value-model.js';

export interface EvaluateOptions {
  /** The last day that is known, in days since 1970. */
  cutoff: number;
  horizonDays: number;
  seed: number;
  /** Called with how many of the customers are done. */
  onProgress?(done: number, total: number): void;
}

/** What was foretold of one customer, and what happened. */
export interface Foretold {
  customer: PurchaseSummary;
  expected: Expectation;
  actual: Expectation;
  /** Lower and upper end of the interval. */
  purchases: readonly [number, number];
  value: readonly [number, number];
}

export interface IntervalQuality {
  /** Share of customers that the intervals are made to hold. */
  nominal: number;
  /** Share whose value they held. */
  coverage: number;
  /** Share whose number of purchases they held: more than nominal, because numbers of purchases are whole and most are 0. */
  purchasesCoverage: number;
  /** The first two of customers who had come again before. */
  repeatersCoverage: number;
}

export interface ValueEvaluation {
  figures: {
    customers: number;
    cutoff: string;
    horizonDays: number;
    purchases: Accuracy;
    value: Accuracy;
    interval: IntervalQuality;
    baselines: Baselines;
    parameters: { purchases: ValueModel['purchases']; spend: ValueModel['spend'] | null };
    chosen: string;
    candidates: Candidate[];
    trainSeconds: number;
  };
  model: ValueModel;
  foretold: Foretold[];
  tracked: TrackedStep[];
  notes: string[];
}

const nominalCoverage = 0.9;
const draws = 200;
const dayInMs = 86_400_000;

/**
 * Fits on purchases up to the cutoff and compares what is expected of the horizon with what happened. Customers are those who had bought by then.
 * @throws StewardError `cutoff_invalid` where nothing was bought up to the cutoff or nothing is known of what follows.
 */
export function evaluateValue(
  purchases: readonly DayOfPurchase[],
  { cutoff, horizonDays, seed, onProgress }: EvaluateOptions,
): ValueEvaluation {
  const last = mustCut(purchases, cutoff, horizonDays);
  const before = process.cpuUsage();
  const { model, chosen, candidates, customers } = fitValue(purchases, cutoff, horizonDays);
  const { user, system } = process.cpuUsage(before);
  const after = boughtAfter(purchases, cutoff, horizonDays);
  const random = mulberry32(seed);
  const foretold = customers.map((customer, k): Foretold => {
    onProgress?.(k + 1, customers.length);
    const futures = futuresOf(model, customer, { days: horizonDays, draws, random });
    return {
      customer,
      expected: expectation(model, customer, horizonDays),
      actual: after.get(customer.customer) ?? { purchases: 0, value: 0 },
      purchases: intervalOf(futures.purchases),
      value: intervalOf(futures.value),
    };
  });
  const late = last < cutoff + horizonDays;
  return {
    figures: {
      customers: customers.length,
      cutoff: dayName(cutoff),
      horizonDays,
      purchases: accuracyOf(
        foretold.map(({ expected }) => expected.purchases),
        foretold.map(({ actual }) => actual.purchases),
      ),
      value: accuracyOf(
        foretold.map(({ expected }) => expected.value),
        foretold.map(({ actual }) => actual.value),
      ),
      interval: intervalQuality(foretold),
      baselines: baselines(purchases, foretold, cutoff, horizonDays),
      parameters: { purchases: model.purchases, spend: model.spend ?? null },
      chosen,
      candidates,
      trainSeconds: (user + system) / 1e6,
    },
    model,
    foretold,
    tracked: track(model, customers, purchases, { cutoff, horizonDays }),
    notes: late
      ? [
          `The last purchase is of ${dayName(last)}, before the horizon ends on ${dayName(cutoff + horizonDays)}: what follows it counts as no purchase.`,
        ]
      : [],
  };
}

/** Ends of the central interval of draws in rising order. */
export function intervalOf(sorted: Float64Array): [number, number] {
  return [sortedQuantile(sorted, (1 - nominalCoverage) / 2), sortedQuantile(sorted, (1 + nominalCoverage) / 2)];
}

/** A day as people write it. */
export function dayName(day: number): string {
  return new Date(day * dayInMs).toISOString().slice(0, 10);
}

function mustCut(purchases: readonly DayOfPurchase[], cutoff: number, horizonDays: number): number {
  const invalid = (why: string) => new StewardError('invalid', 'cutoff_invalid', why);
  if (purchases.length === 0) throw invalid('Nothing was bought yet: there is no value to tell.');
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { day } of purchases) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  const span = `the purchases are from ${dayName(first)} to ${dayName(last)}`;
  if (cutoff < first) throw invalid(`Nothing was bought up to the cutoff ${dayName(cutoff)}: ${span}.`);
  if (cutoff >= last)
    throw invalid(`Nothing is known of the ${horizonDays} days after the cutoff ${dayName(cutoff)}: ${span}. Choose an earlier cutoff.`);
  return last;
}

function intervalQuality(foretold: readonly Foretold[]): IntervalQuality {
  const holds = ([low, high]: readonly [number, number], actual: number) => actual >= low && actual <= high;
  const share = (of: readonly Foretold[], held: (one: Foretold) => boolean) => (of.length === 0 ? 0 : of.filter(held).length / of.length);
  const value = ({ value, actual }: Foretold) => holds(value, actual.value);
  return {
    nominal: nominalCoverage,
    coverage: share(foretold, value),
    purchasesCoverage: share(foretold, ({ purchases, actual }) => holds(purchases, actual.purchases)),
    repeatersCoverage: share(
      foretold.filter(({ customer }) => customer.repeats > 0),
      value,
    ),
  };
}
