import type { Interaction } from '../behaviour/events.js';
import type { Transaction } from '../tables/transactions.js';
import { daysOfPurchase, type ShopPurchases } from './days-of-purchase.js';

/** What the shop's customers bought, by customer and day, in the shop's currency (events count in cents). */
export function shopPurchases(events: Iterable<Interaction>, now: Date): ShopPurchases {
  const byCustomer = new Map<string, Transaction[]>();
  for (const { customer, type, at, value } of events) {
    if (type !== 'purchase') continue;
    const own = byCustomer.get(customer) ?? [];
    byCustomer.set(customer, own);
    own.push({ at: at.getTime(), amount: Math.max(0, value ?? 0) / 100, quantity: 1 });
  }
  return daysOfPurchase({ byCustomer, notes: [] }, now);
}
