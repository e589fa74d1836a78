import { boughtAfter, type DayOfPurchase, type PurchaseSummary } from './purchase-summary.js';
import { expectation, type ValueModel } from './value-model.js';

/** Purchases since the cutoff, of all customers together. */
export interface TrackedStep {
  /** Days since the cutoff. */
  day: number;
  predicted: number;
  actual: number;
}

const mostSteps = 12;

/** What was expected and what happened up to some days of the horizon, evenly apart: whether the model is right at first and drifts later. */
export function track(
  model: ValueModel,
  customers: readonly PurchaseSummary[],
  purchases: readonly DayOfPurchase[],
  { cutoff, horizonDays }: { cutoff: number; horizonDays: number },
): TrackedStep[] {
  const steps = Math.min(mostSteps, horizonDays);
  const known = new Set(customers.map(({ customer }) => customer));
  const ours = purchases.filter(({ customer, day }) => day > cutoff && known.has(customer));
  return Array.from({ length: steps }, (_, k) => {
    const day = Math.round((horizonDays * (k + 1)) / steps);
    const actual = [...boughtAfter(ours, cutoff, day).values()].reduce((sum, { purchases }) => sum + purchases, 0);
    const predicted = customers.reduce((sum, customer) => sum + expectation(model, customer, day).purchases, 0);
    return { day, predicted, actual };
  });
}
