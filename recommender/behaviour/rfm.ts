import { daysBetween, isKnownAt } from './events.js';

export interface Purchase {
  /** Money spent, in cents. */
  amount: number;
  at: Date;
}

/** Recency, frequency, monetary value of a customer, the base of segments and of the churn features. */
export interface Rfm {
  /** Days from the last purchase to `asOf`; Infinity where there is none. */
  recency: number;
  /** Purchases up to `asOf`. */
  frequency: number;
  /** Mean purchase value, in cents; 0 where there is none. */
  monetary: number;
}

/** Folds one customer's purchases up to `asOf` into RFM. Purchases after `asOf` are ignored: they would leak the future. */
export function rfm(purchases: readonly Purchase[], asOf: Date): Rfm {
  const past = purchases.filter((purchase) => isKnownAt(purchase.at, asOf));
  if (past.length === 0) return { recency: Number.POSITIVE_INFINITY, frequency: 0, monetary: 0 };
  const last = past.reduce((latest, { at }) => (at > latest ? at : latest), past[0]!.at);
  const spent = past.reduce((sum, { amount }) => sum + amount, 0);
  return { recency: daysBetween(last, asOf), frequency: past.length, monetary: spent / past.length };
}
