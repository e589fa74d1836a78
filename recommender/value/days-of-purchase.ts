import type { Transactions } from '../tables/transactions.js';
import type { DayOfPurchase } from './purchase-summary.js';

/** Purchases by customer and day, and what was left out of them. */
export interface ShopPurchases {
  days: DayOfPurchase[];
  /** Days on which no more was bought than sent back. They are no purchases, and are not taken off other days. */
  returnDays: { count: number; amount: number };
  /** What deserves to be known, in sentences. */
  notes: string[];
}

const dayInMs = 86_400_000;

/**
 * All that a customer buys on one day is one purchase; what they send back on the same day is taken off it. The days of other returns are counted and
 * left out: the models know no purchase below nothing.
 */
export function daysOfPurchase({ byCustomer, notes }: Transactions, now: Date): ShopPurchases {
  const days: DayOfPurchase[] = [];
  const returnDays = { count: 0, amount: 0 };
  let inFuture = 0;
  for (const [customer, lines] of byCustomer) {
    const byDay = new Map<number, { amount: number; sentBack: boolean }>();
    for (const { at, amount } of lines) {
      const day = Math.floor(at / dayInMs);
      const known = byDay.get(day) ?? { amount: 0, sentBack: false };
      byDay.set(day, { amount: known.amount + amount, sentBack: known.sentBack || amount < 0 });
      if (at > now.getTime()) inFuture++;
    }
    for (const [day, { amount, sentBack }] of byDay) {
      if (amount > 0 || !sentBack) days.push({ customer, day, amount });
      else {
        returnDays.count++;
        returnDays.amount -= amount;
      }
    }
  }
  return { days, returnDays, notes: [...notes, ...notesOn(returnDays, inFuture)] };
}

function notesOn({ count, amount }: ShopPurchases['returnDays'], inFuture: number): string[] {
  const notes: string[] = [];
  if (count > 0) {
    notes.push(
      `On ${count} days a customer sent back as much as was bought that day or more (${amount.toFixed(2)} in all): these are no purchases and are left out.`,
    );
  }
  if (inFuture > 0) notes.push(`${inFuture} transactions are dated in the future.`);
  return notes;
}
