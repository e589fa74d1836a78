/** All that one customer bought on one day. */
export interface DayOfPurchase {
  customer: string;
  /** Whole days since 1970. */
  day: number;
  /** Money, not negative. */
  amount: number;
}

/** What the purchase models need to know of a customer, as of a day. */
export interface PurchaseSummary {
  customer: string;
  /** Days with a purchase after the first one: x. */
  repeats: number;
  /** Days from the first purchase to the last: tx; 0 without repeats. */
  lastAt: number;
  /** Days from the first purchase to the day of the summary: T. */
  age: number;
  /** Days on which something was paid, the first one included. */
  paidDays: number;
  /** Mean amount on those days; 0 where there is none. */
  meanSpend: number;
  /** Days with a purchase among the last ones. */
  recent: { in28Days: number; in91Days: number };
}

/** Summaries as of the end of a day, by customers in the order of their names. Purchases after it are ignored: they would leak the future. */
export function purchaseSummaries(purchases: Iterable<DayOfPurchase>, asOf: number): PurchaseSummary[] {
  const byCustomer = new Map<string, DayOfPurchase[]>();
  for (const purchase of purchases) {
    if (purchase.day > asOf) continue;
    const own = byCustomer.get(purchase.customer);
    if (own) own.push(purchase);
    else byCustomer.set(purchase.customer, [purchase]);
  }
  return [...byCustomer].sort(([a], [b]) => (a < b ? -1 : 1)).map(([customer, own]) => summaryOf(customer, own, asOf));
}

function summaryOf(customer: string, own: readonly DayOfPurchase[], asOf: number): PurchaseSummary {
  const byDay = new Map<number, number>();
  for (const { day, amount } of own) byDay.set(day, (byDay.get(day) ?? 0) + amount);
  // In the order of the days, so that sums are the same to the last bit whatever the order of the rows.
  const days = [...byDay].sort(([a], [b]) => a - b);
  const [first, last] = [days[0]![0], days.at(-1)![0]];
  const paid = days.filter(([, amount]) => amount > 0);
  const spent = paid.reduce((sum, [, amount]) => sum + amount, 0);
  const daysWithin = (span: number) => days.filter(([day]) => day > asOf - span).length;
  return {
    customer,
    repeats: days.length - 1,
    lastAt: last - first,
    age: asOf - first,
    paidDays: paid.length,
    meanSpend: paid.length > 0 ? spent / paid.length : 0,
    recent: { in28Days: daysWithin(28), in91Days: daysWithin(91) },
  };
}

/** What customers bought in the `days` after a day. */
export interface Bought {
  /** Days with a purchase. */
  purchases: number;
  value: number;
}

export function boughtAfter(purchases: Iterable<DayOfPurchase>, day: number, days: number): Map<string, Bought> {
  const own = new Map<string, Map<number, number>>();
  for (const { customer, day: on, amount } of purchases) {
    if (on <= day || on > day + days) continue;
    const byDay = own.get(customer) ?? new Map<number, number>();
    own.set(customer, byDay);
    byDay.set(on, (byDay.get(on) ?? 0) + amount);
  }
  return new Map([...own].map(([customer, byDay]) => [customer, { purchases: byDay.size, value: sumInOrder(byDay) }]));
}

/** In the order of the days, so that the sum is the same to the last bit whatever the order of the rows. */
function sumInOrder(byDay: ReadonlyMap<number, number>): number {
  return [...byDay].sort(([a], [b]) => a - b).reduce((sum, [, amount]) => sum + amount, 0);
}
