import { chancesToLeave, type PurchaseModel, probabilityAlive } from './bg-nbd.js';
import { betaDraw, gammaDraw } from './draws.js';
import type { SpendModel } from './gamma-gamma.js';
import type { PurchaseSummary } from './purchase-summary.js';

/** What may become of one customer: so many futures, each as likely as the others, in rising order. */
export interface Futures {
  /** Days of purchase. */
  purchases: Float64Array;
  /** Money spent on them. */
  value: Float64Array;
}

/** Nobody buys on more days. */
const mostPurchases = 100_000;

/**
 * Draws futures of a customer over the next `days` from what the models hold likely after what the customer did: whether the customer is still
 * there, at what rate they buy and how soon they leave, what they spend. It covers chance and what is not known of this customer, not
 * that the parameters of the models are estimates.
 */
export function drawFutures(
  model: PurchaseModel,
  spend: SpendModel | undefined,
  customer: PurchaseSummary,
  { days, draws, random }: { days: number; draws: number; random: () => number },
): Futures {
  const alive = probabilityAlive(model, customer);
  const chances = chancesToLeave(model, customer);
  const purchases = new Float64Array(draws);
  const value = new Float64Array(draws);
  for (let k = 0; k < draws; k++) {
    if (random() >= alive) continue;
    const rate = gammaDraw(model.r + customer.repeats, random) / (model.alpha + customer.age);
    const leaves = betaDraw(model.a, model.b + chances, random);
    let bought = 0;
    for (let at = wait(rate, random); at <= days && bought < mostPurchases; at += wait(rate, random)) {
      bought++;
      if (random() < leaves) break;
    }
    purchases[k] = bought;
    if (bought > 0 && spend) value[k] = spent(spend, customer, bought, random);
  }
  return { purchases: purchases.sort(), value: value.sort() };
}

function wait(rate: number, random: () => number): number {
  return -Math.log(1 - random()) / rate;
}

function spent({ p, q, gamma }: SpendModel, { paidDays, meanSpend }: PurchaseSummary, bought: number, random: () => number): number {
  const scale = gammaDraw(q + p * paidDays, random) / (gamma + paidDays * meanSpend);
  return gammaDraw(p * bought, random) / Math.max(scale, Number.MIN_VALUE);
}
