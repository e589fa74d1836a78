import { mulberry32 } from '../../platform/random.js';
import { type Interaction, isKnownAt } from '../behaviour/events.js';
import { intervalOf } from './evaluate-value.js';
import { purchaseSummaries } from './purchase-summary.js';
import { shopPurchases } from './shop-purchases.js';
import { expectation, futuresOf, type ValueModel } from './value-model.js';

/** What one customer of the shop is expected to buy and spend from a day on. */
export interface CustomerValue {
  /** How far ahead it looks. */
  days: number;
  /** Days of purchase that are expected. */
  purchases: number;
  /** In the shop's currency. */
  value: number;
  /** Ends of the interval that nine in ten customers stay within. */
  low: number;
  high: number;
}

const horizonDays = 365;
const draws = 2000;
/** The same customer on the same day has the same interval. */
const seed = 1;
const dayInMs = 86_400_000;

/** The value of a customer in the year after a day, from the events up to it. Undefined for one who bought nothing yet. */
export function customerValue(model: ValueModel, events: readonly Interaction[], asOf: Date): CustomerValue | undefined {
  const known = events.filter(({ at }) => isKnownAt(at, asOf));
  const [customer] = purchaseSummaries(shopPurchases(known, asOf).days, Math.floor(asOf.getTime() / dayInMs));
  if (!customer) return undefined;
  const { purchases, value } = expectation(model, customer, horizonDays);
  const [low, high] = intervalOf(futuresOf(model, customer, { days: horizonDays, draws, random: mulberry32(seed) }).value);
  return { days: horizonDays, purchases, value, low, high };
}
