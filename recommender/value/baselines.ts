import { type Accuracy, accuracyOf } from './accuracy.js';
import { boughtAfter, type DayOfPurchase, type PurchaseSummary } from './purchase-summary.js';
import type { Expectation } from './value-model.js';

/** A customer as of the cutoff, with what happened after it. */
interface Outcome {
  customer: PurchaseSummary;
  actual: Expectation;
}

/** How far guesses without a model come, by their names. */
export type Baselines = Record<'meanRate' | 'ownRate' | 'carryForward', { purchases: Accuracy; value: Accuracy }>;

/** What a shop would guess without a model: everybody like the mean, everybody at their own rate, everybody as in the days before. */
export function baselines(
  purchases: readonly DayOfPurchase[],
  outcomes: readonly Outcome[],
  cutoff: number,
  horizonDays: number,
): Baselines {
  const customers = outcomes.map(({ customer }) => customer);
  const ages = customers.reduce((sum, { age }) => sum + age, 0);
  const meanRate = ages > 0 ? customers.reduce((sum, { repeats }) => sum + repeats, 0) / ages : 0;
  const paid = customers.reduce((sum, { paidDays }) => sum + paidDays, 0);
  const meanSpend = paid > 0 ? customers.reduce((sum, { paidDays, meanSpend }) => sum + paidDays * meanSpend, 0) / paid : 0;
  const span = Math.min(
    horizonDays,
    customers.reduce((most, { age }) => Math.max(most, age), 1),
  );
  const carried = boughtAfter(purchases, cutoff - span, span);
  const stretch = horizonDays / span;
  const compare = (guess: (customer: PurchaseSummary) => Expectation) => {
    const guesses = customers.map(guess);
    return {
      purchases: accuracyOf(
        guesses.map(({ purchases }) => purchases),
        outcomes.map(({ actual }) => actual.purchases),
      ),
      value: accuracyOf(
        guesses.map(({ value }) => value),
        outcomes.map(({ actual }) => actual.value),
      ),
    };
  };
  return {
    meanRate: compare(() => ({ purchases: meanRate * horizonDays, value: meanRate * horizonDays * meanSpend })),
    ownRate: compare(({ repeats, age, meanSpend }) => {
      const expected = age > 0 ? (repeats / age) * horizonDays : 0;
      return { purchases: expected, value: expected * meanSpend };
    }),
    carryForward: compare(({ customer }) => {
      const { purchases, value } = carried.get(customer) ?? { purchases: 0, value: 0 };
      return { purchases: purchases * stretch, value: value * stretch };
    }),
  };
}
