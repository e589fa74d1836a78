import { expectedPurchases, type PurchaseModel } from './bg-nbd.js';
import { fitPoissonRegression, type PoissonRegression, shapeOf } from './poisson-regression.js';
import type { PurchaseSummary } from './purchase-summary.js';

/**
 * How much faster or slower than the purchase model says a customer buys, by what the model does not see: how many of the purchases
 * are recent, and that old customers differ from new ones. Time passes `pace` times as fast for a customer; on average it is 1.
 */
export interface Pace {
  regression: PoissonRegression;
  /** Days of the horizon of the expectation that the regression looks at. */
  days: number;
  /** Makes the mean over the customers 1. */
  factor: number;
}

/** A pace that is learnt from customers of an earlier day, of whom it is known what they bought since. */
export interface PastOutcomes {
  customers: readonly PurchaseSummary[];
  model: PurchaseModel;
  /** Days of purchase of each customer in the `days` after. */
  bought: readonly number[];
  days: number;
}

/** In purchases: the fewer there are, the less the pace departs from 1. */
const penalty = 30;
const [slowest, fastest] = [0.1, 10];
const leastExpected = 1e-4;

export function fitPace({ customers, model, bought, days }: PastOutcomes): Pace {
  const expected = customers.map((customer) => Math.max(leastExpected, expectedPurchases(model, customer, days)));
  const rows = customers.map((customer, k) => featuresOf(customer, expected[k]!));
  return { regression: fitPoissonRegression({ rows, expected, counts: bought }, penalty), days, factor: 1 };
}

/** The same pace for other customers, with a factor that leaves what is expected of all of them together as the model has it. */
export function balanced(pace: Pace, model: PurchaseModel, customers: readonly PurchaseSummary[]): Pace {
  let [with_, without] = [0, 0];
  for (const customer of customers) {
    const expected = expectedPurchases(model, customer, pace.days);
    without += expected;
    with_ += expected * paceOf({ ...pace, factor: 1 }, model, customer);
  }
  return { ...pace, factor: with_ > 0 ? without / with_ : 1 };
}

export function paceOf({ regression, days, factor }: Pace, model: PurchaseModel, customer: PurchaseSummary): number {
  const expected = Math.max(leastExpected, expectedPurchases(model, customer, days));
  const shape = factor * shapeOf(regression, featuresOf(customer, expected));
  return Math.max(slowest, Math.min(fastest, shape));
}

/** What the regression looks at, in its order. */
export const paceFeatureNames = ['log expected', 'log repeats', 'log silence', 'log age', 'log bought in 28 days', 'log bought in 91 days'];

function featuresOf(customer: PurchaseSummary, expected: number): number[] {
  const { repeats, lastAt, age, recent } = customer;
  return [
    Math.log(expected),
    Math.log1p(repeats),
    Math.log1p(age - lastAt),
    Math.log1p(age),
    Math.log1p(recent.in28Days),
    Math.log1p(recent.in91Days),
  ];
}
