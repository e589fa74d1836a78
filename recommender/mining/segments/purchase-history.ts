import { type Interaction, isKnownAt } from '../../behaviour/events.js';
import type { Purchase } from '../../behaviour/rfm.js';
import type { Transactions } from '../../tables/transactions.js';

/** What one customer bought. */
export interface PurchaseHistory {
  customer: string;
  /**
   * All purchases of one day (UTC) are one order, at its last moment; the oldest first. What was sent back on that day is taken off, and
   * a day on which that is all is no order. Money is in the units of the data.
   */
  orders: Purchase[];
  /** Things sent back. */
  returns: number;
}

/** One line of what was bought or sent back. */
interface Line {
  at: Date;
  /** What it adds to the day's order: below 0 for what is taken off. */
  amount: number;
  sentBack: boolean;
}

/** From events up to `asOf`, in money (events count cents), by customer in the order of their ids. */
export function historiesOfEvents(events: Iterable<Interaction>, asOf: Date): PurchaseHistory[] {
  const lines = new Map<string, Line[]>();
  for (const { customer, type, value, at } of events) {
    if ((type !== 'purchase' && type !== 'return') || !isKnownAt(at, asOf)) continue;
    // An event of a return says that, and not what of which order is given back.
    const sentBack = type === 'return';
    const line = { at, amount: sentBack ? 0 : Math.max(0, value ?? 0) / 100, sentBack };
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
            known.map(({ at, amount }) => ({ at: new Date(at), amount, sentBack: amount < 0 })),
          ),
        ]
      : [];
  });
}

function historyOf(customer: string, lines: readonly Line[]): PurchaseHistory {
  const inTime = [...lines].sort((a, b) => a.at.getTime() - b.at.getTime() || a.amount - b.amount);
  const days = new Map<string, { at?: Date; bought: number; takenOff: number }>();
  for (const { at, amount, sentBack } of inTime) {
    const name = at.toISOString().slice(0, 10);
    const day = days.get(name) ?? { bought: 0, takenOff: 0 };
    if (sentBack) day.takenOff -= amount;
    else {
      day.bought += amount;
      day.at = at;
    }
    days.set(name, day);
  }
  const orders = [...days.values()].flatMap(({ at, bought, takenOff }) =>
    at && (takenOff === 0 || bought > takenOff) ? [{ at, amount: bought - takenOff }] : [],
  );
  return { customer, orders, returns: inTime.filter(({ sentBack }) => sentBack).length };
}
