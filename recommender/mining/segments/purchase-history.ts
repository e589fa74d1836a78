import { type Interaction, isKnownAt } from '../../behaviour/events.js';
import type { Purchase } from '../../behaviour/rfm.js';
import type { Transactions } from '../../tables/transactions.js';

/** What one customer bought. */
export interface PurchaseHistory {
  customer: string;
  /** All purchases of one day (UTC) are one order, at its last moment; the oldest first. Money is in the units of the data. */
  orders: Purchase[];
  /** Things sent back. */
  returns: number;
}

/** One line of what was bought or, with a negative amount, sent back. */
interface Line {
  at: Date;
  amount: number;
}

/** From events up to `asOf`, in money (events count cents), by customer in the order of their ids. */
export function historiesOfEvents(events: Iterable<Interaction>, asOf: Date): PurchaseHistory[] {
  const lines = new Map<string, Line[]>();
  for (const { customer, type, value, at } of events) {
    if ((type !== 'purchase' && type !== 'return') || !isKnownAt(at, asOf)) continue;
    const amount = Math.max(0, value ?? 0) / 100;
    const line = { at, amount: type === 'return' ? -Math.max(amount, Number.MIN_VALUE) : amount };
    const own = lines.get(customer);
    if (own) own.push(line);
    else lines.set(customer, [line]);
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([customer, own]) => historyOf(customer, own));
}

/** From the transactions of a table up to `asOf`, by customer in the order of their ids. */
export function historiesOfTransactions({ byCustomer }: Pick<Transactions, 'byCustomer'>, asOf: Date): PurchaseHistory[] {
  return [...byCustomer].flatMap(([customer, transactions]) => {
    const known = transactions.filter(({ at }) => at <= asOf.getTime());
    return known.length > 0
      ? [
          historyOf(
            customer,
            known.map(({ at, amount }) => ({ at: new Date(at), amount })),
          ),
        ]
      : [];
  });
}

function historyOf(customer: string, lines: readonly Line[]): PurchaseHistory {
  const orders = new Map<string, Purchase>();
  const inTime = [...lines].sort((a, b) => a.at.getTime() - b.at.getTime() || a.amount - b.amount);
  for (const { at, amount } of inTime) {
    if (amount < 0) continue;
    const day = at.toISOString().slice(0, 10);
    const order = orders.get(day);
    orders.set(day, { at, amount: (order?.amount ?? 0) + amount });
  }
  return { customer, orders: [...orders.values()], returns: inTime.filter(({ amount }) => amount < 0).length };
}
