import { expectedPurchases, type PurchaseModel, probabilityAlive } from './bg-nbd.js';
import { drawFutures, type Futures } from './futures.js';
import { expectedSpend, type SpendModel } from './gamma-gamma.js';
import { type Pace, paceOf } from './pace.js';
import type { PurchaseSummary } from './purchase-summary.js';

/** Tells what customers will buy and spend. */
export interface ValueModel {
  purchases: PurchaseModel;
  /** Undefined where nobody paid anything. */
  spend?: SpendModel;
  pace?: Pace;
}

/** What is expected of a customer over a horizon. */
export interface Expectation {
  purchases: number;
  /** Purchases times what is spent on one, in the money of the data. */
  value: number;
}

/** Money that comes later counts less: by so much a year. */
const yearlyDiscount = 0.1;
const daysAMonth = 365.25 / 12;

/** Expected purchases and value of a customer in the next `days`; both are finite and not negative. */
export function expectation(model: ValueModel, customer: PurchaseSummary, days: number): Expectation {
  const purchases = expectedPurchases(model.purchases, customer, days * ownPace(model, customer));
  return { purchases, value: purchases * spendOf(model, customer) };
}

/** The value of the next `days` as money of today, month by month. */
export function discountedValue(model: ValueModel, customer: PurchaseSummary, days: number): number {
  const pace = ownPace(model, customer);
  let [before, sum] = [0, 0];
  for (let at = 0; at < days; at += daysAMonth) {
    const end = Math.min(days, at + daysAMonth);
    const until = expectedPurchases(model.purchases, customer, end * pace);
    sum += (until - before) / (1 + yearlyDiscount) ** ((at + end) / 2 / 365.25);
    before = until;
  }
  return sum * spendOf(model, customer);
}

/** Chance that the customer will buy again at all; see `probabilityAlive` for what it must not be used for. */
export function aliveChance(model: ValueModel, customer: PurchaseSummary): number {
  return probabilityAlive(model.purchases, customer);
}

/** So many futures of a customer; `random` decides which. */
export function futuresOf(
  model: ValueModel,
  customer: PurchaseSummary,
  options: { days: number; draws: number; random: () => number },
): Futures {
  return drawFutures(model.purchases, model.spend, customer, { ...options, days: options.days * ownPace(model, customer) });
}

function ownPace({ purchases, pace }: ValueModel, customer: PurchaseSummary): number {
  return pace ? paceOf(pace, purchases, customer) : 1;
}

function spendOf({ spend }: ValueModel, customer: PurchaseSummary): number {
  return spend ? expectedSpend(spend, customer) : 0;
}
