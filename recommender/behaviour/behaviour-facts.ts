import { daysBetween, type Interaction, isKnownAt } from './events.js';
import { type Purchase, type Rfm, rfm } from './rfm.js';

/** What one customer's events say on a day, in numbers that a person understands. Every one is finite but where it says so. */
export interface BehaviourFacts {
  /** Over orders; all purchases of one day are one order. `recency` is Infinity where there is none. */
  orders: Rfm;
  ordersIn30Days: number;
  ordersIn90Days: number;
  ordersIn365Days: number;
  /** Mean days between orders; undefined before the second. */
  orderGap?: number;
  /** Days since the customer was last active in any way. */
  silence: number;
  /** Mean days between days of activity; undefined before the second. */
  visitGap?: number;
  /** Days since the first event. */
  tenure: number;
  /** Days with activity in the last 30. */
  visitsIn30Days: number;
  /** Days with activity in the 60 before those. */
  visitsIn60DaysBefore: number;
  viewsIn30Days: number;
  viewsIn60DaysBefore: number;
  /** In the last 365 days. */
  returns: number;
  /** Ratings of one or two stars in the last 365 days. */
  lowRatings: number;
  /** Items in the last 90 days that went into the cart and were not bought within a day. */
  abandonedCarts: number;
  /** Dislikes in the last 365 days. */
  dislikes: number;
}

/** Facts as of a day, from events up to then and none after. Undefined for a customer who had none yet. */
export function behaviourFacts(events: readonly Interaction[], asOf: Date): BehaviourFacts | undefined {
  const past = events.filter((event) => isKnownAt(event.at, asOf)).sort((a, b) => a.at.getTime() - b.at.getTime());
  if (past.length === 0) return undefined;
  const age = ({ at }: { at: Date }) => daysBetween(at, asOf);
  const within = <T extends { at: Date }>(all: readonly T[], days: number, skipped = 0) =>
    all.filter((event) => age(event) < days && age(event) >= skipped);

  const orders = ordersOf(past);
  const visits = firstOfEachDay(past);
  const views = past.filter((event) => event.type === 'view');
  const lastYear = within(past, 365);
  return {
    orders: rfm(orders, asOf),
    ordersIn30Days: within(orders, 30).length,
    ordersIn90Days: within(orders, 90).length,
    ordersIn365Days: within(orders, 365).length,
    orderGap: meanGap(orders),
    silence: age(past.at(-1)!),
    visitGap: meanGap(visits),
    tenure: age(past[0]!),
    visitsIn30Days: within(visits, 30).length,
    visitsIn60DaysBefore: within(visits, 90, 30).length,
    viewsIn30Days: within(views, 30).length,
    viewsIn60DaysBefore: within(views, 90, 30).length,
    returns: lastYear.filter((event) => event.type === 'return').length,
    lowRatings: lastYear.filter((event) => event.type === 'rating' && (event.value ?? Number.POSITIVE_INFINITY) <= 2).length,
    abandonedCarts: abandoned(within(past, 90)),
    dislikes: lastYear.filter((event) => event.type === 'dislike').length,
  };
}

/** Of events in the order of time; the next purchase of an item is the one that a cart may have become. */
function abandoned(events: readonly Interaction[]): number {
  const nextPurchase = new Map<string | null, Date>();
  let count = 0;
  for (const { type, item, at } of events.toReversed()) {
    if (type === 'purchase') nextPurchase.set(item, at);
    if (type !== 'cart') continue;
    const bought = nextPurchase.get(item);
    if (!bought || daysBetween(at, bought) >= 1) count++;
  }
  return count;
}

/** One a day, oldest first, with all that was spent on it. */
function ordersOf(past: readonly Interaction[]): Purchase[] {
  const byDay = new Map<string, Purchase>();
  for (const { type, value, at } of past) {
    if (type !== 'purchase') continue;
    const amount = Number.isFinite(value) ? Math.max(0, value!) : 0;
    const day = dayOf(at);
    const order = byDay.get(day);
    if (order) order.amount += amount;
    else byDay.set(day, { amount, at });
  }
  return [...byDay.values()];
}

function firstOfEachDay(past: readonly Interaction[]): Interaction[] {
  return past.filter((event, k) => k === 0 || dayOf(event.at) !== dayOf(past[k - 1]!.at));
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function meanGap(inOrder: readonly { at: Date }[]): number | undefined {
  return inOrder.length < 2 ? undefined : daysBetween(inOrder[0]!.at, inOrder.at(-1)!.at) / (inOrder.length - 1);
}
