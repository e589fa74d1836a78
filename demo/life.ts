import { nextVisit } from './calendar.js';
import { type Delivery, daysLate, deliver } from './delivering.js';
import { judge, type Verdict } from './enjoying.js';
import type { Random } from './random.js';
import type { ShelfItem, Shelves } from './shelves.js';
import { days } from './time.js';
import { annoy, type Cause, lastDay, losesInterest, reasonToLeave, soothe, weariness } from './tiring.js';
import { type Deed, visit } from './visiting.js';
import type { Visitor } from './visitor.js';

export interface Purchase {
  placedAt: number;
  items: ShelfItem[];
  delivery: Delivery;
  sentBack: ShelfItem[];
}

/** A customer's time with the shop; times in milliseconds. */
export interface Life {
  /** In no particular order. */
  deeds: Deed[];
  purchases: Purchase[];
  /** When and why they decided to leave; `leftAt` when that decision came to its end in time. */
  tiredAt?: number;
  cause?: Cause;
  leftAt?: number;
}

/** Who has decided to leave buys this much less, and their visits halve in number every so often. */
const leavingEnergy = 0.35;
const leavingHalfLife = days(15);
/** A content customer visits twice as often as one on the point of leaving. */
const wearinessSlows = 0.5;

/** Lets one customer visit, buy, wait for parcels and make up their mind, one thing after the other, from `from` to `end`. */
export function live(visitor: Visitor, shelves: Shelves, { from, end }: { from: number; end: number }, random: Random): Life {
  const life: Life = { deeds: [], purchases: [] };
  const agenda: { at: number; happen(at: number): void }[] = [];
  const plan = (at: number, happen: (at: number) => void) => agenda.push({ at, happen });
  let stop = end;

  const leave = (cause: Cause | undefined, at: number) => {
    if (!cause || life.cause) return;
    life.cause = cause;
    life.tiredAt = at;
    const leavesAt = lastDay(cause, at, random);
    if (leavesAt > end) return;
    life.leftAt = leavesAt;
    stop = leavesAt;
  };

  const comeBy = (at: number) => {
    const energy = life.cause ? leavingEnergy : 1;
    const deeds = visit(visitor, shelves, at, energy, random).filter((deed) => deed.at <= stop);
    life.deeds.push(...deeds);
    const bought = deeds.flatMap(({ type, item }) => (type === 'purchase' && item ? [item] : []));
    if (bought.length > 0) order(bought, deeds.at(-1)!.at);
    leave(visitor.owned.size >= visitor.purpose ? 'finished' : reasonToLeave(visitor.mood, at), at);
    if (losesInterest(random)) leave('faded', at);
    const pace =
      life.tiredAt === undefined ? 1 - wearinessSlows * weariness(visitor.mood, at) : 0.5 ** ((at - life.tiredAt) / leavingHalfLife);
    plan(nextVisit(at, visitor.visitsPerMonth * pace, random), comeBy);
  };

  const order = (items: ShelfItem[], placedAt: number) => {
    for (const item of items) visitor.owned.add(item.id);
    const parcel = items.some(({ kind }) => kind !== 'course');
    const delivery = deliver({ parcel, remote: visitor.remote }, placedAt, random);
    const purchase = { placedAt, items, delivery, sentBack: [] };
    life.purchases.push(purchase);
    if (delivery.cancelledAt === undefined) plan(delivery.deliveredAt, () => unpack(purchase));
    else plan(delivery.cancelledAt, (at) => life.deeds.push(...items.map((item): Deed => ({ type: 'return', item, at }))));
  };

  const unpack = (purchase: Purchase) => {
    const { deliveredAt } = purchase.delivery;
    const late = daysLate(purchase.delivery);
    if (late > 1) annoy(visitor.mood, 'delivery', 0.45 + 0.04 * late, deliveredAt);
    else soothe(visitor.mood, 0.08, deliveredAt);
    leave(reasonToLeave(visitor.mood, deliveredAt), deliveredAt);
    for (const item of purchase.items) {
      const verdict = judge(visitor, item, deliveredAt, random);
      plan(verdict.at, () => finish(purchase, item, verdict));
    }
  };

  const finish = (purchase: Purchase, item: ShelfItem, { at, stars, told, sentBack }: Verdict) => {
    if (told) life.deeds.push({ type: 'rating', item, value: stars, at });
    if (sentBack) {
      life.deeds.push({ type: 'return', item, at });
      purchase.sentBack.push(item);
    }
    if (stars >= 4) {
      soothe(visitor.mood, 0.12, at);
      visitor.likings.push({ item, at });
    } else {
      annoy(visitor.mood, 'disappointment', stars <= 2 ? 0.5 : 0.1, at);
    }
    leave(reasonToLeave(visitor.mood, at), at);
  };

  plan(nextVisit(from, visitor.visitsPerMonth, random), comeBy);
  for (let next = takeEarliest(agenda); next && next.at <= stop; next = takeEarliest(agenda)) next.happen(next.at);
  return life;
}

function takeEarliest<T extends { at: number }>(agenda: T[]): T | undefined {
  if (agenda.length === 0) return undefined;
  let earliest = 0;
  for (let k = 1; k < agenda.length; k++) if (agenda[k]!.at < agenda[earliest]!.at) earliest = k;
  return agenda.splice(earliest, 1)[0];
}
