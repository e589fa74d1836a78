import type { EventType } from '../../store/schema.js';
import { byCustomer, type Interaction, interest, isKnownAt } from './events.js';

/** Everything one customer did with one item, folded into one. */
export interface Touch {
  item: string;
  /** Best sign plus worst sign, at least 0: an item the customer disliked speaks for nothing. */
  interest: number;
  /** The kind of its best sign. */
  sign: EventType;
  /** When its best sign was given, in milliseconds. */
  at: number;
  /** Bought or rated: the customer has it and needs no recommendation of it. */
  owned: boolean;
}

/** Kinds of event that only somebody who has the item gives. */
const ownership: ReadonlySet<EventType> = new Set(['purchase', 'rating', 'return']);

/** The histories of all customers, in the order of their ids, with the items that `positions` knows and no others. */
export function foldHistories(events: Iterable<Interaction>, positions: ReadonlyMap<string, number>, asOf: Date): Touch[][] {
  const isKnown = ({ item }: Interaction) => item !== null && positions.has(item);
  return Array.from(byCustomer(events, asOf).values(), (group) => foldHistory(group.filter(isKnown), asOf));
}

/**
 * One customer's events up to `asOf` as touches, oldest first. Ages count from the customer's own newest event, not from
 * `asOf`: who comes back after a year still has the same tastes.
 */
export function foldHistory(events: readonly Interaction[], asOf: Date): Touch[] {
  const known = events.filter((event) => event.item !== null && isKnownAt(event.at, asOf));
  const newest = known.reduce((latest, event) => Math.max(latest, event.at.getTime()), Number.NEGATIVE_INFINITY);
  const byItem = new Map<string, Interaction[]>();
  for (const event of known) {
    const group = byItem.get(event.item!);
    if (group) group.push(event);
    else byItem.set(event.item!, [event]);
  }
  return [...byItem].map(([item, group]) => foldItem(item, group, newest)).sort((a, b) => a.at - b.at || (a.item < b.item ? -1 : 1));
}

/**
 * Nothing but the best and the worst sign count, so twenty looks at a page do not make a purchase. Dislikes only cancel likes:
 * counting them against similar items made MovieLens rankings worse, because who watches and dislikes a film still watches its kind.
 */
function foldItem(item: string, events: readonly Interaction[], now: number): Touch {
  let best = { interest: Number.NEGATIVE_INFINITY, sign: events[0]!.type, at: Number.NEGATIVE_INFINITY };
  let worst = 0;
  for (const event of events) {
    const sign = { interest: interest(event, now), sign: event.type, at: event.at.getTime() };
    worst = Math.min(worst, sign.interest);
    if (isBetter(sign, best)) best = sign;
  }
  return {
    item,
    interest: Math.max(0, best.interest + worst),
    sign: best.sign,
    at: best.at,
    owned: events.some((event) => ownership.has(event.type)),
  };
}

type Sign = Pick<Touch, 'interest' | 'sign' | 'at'>;

/** Among equals the later one, then `purchase` before `rating`: the order of the rows must not matter. */
function isBetter(a: Sign, b: Sign): boolean {
  if (a.interest !== b.interest) return a.interest > b.interest;
  return a.at !== b.at ? a.at > b.at : a.sign < b.sign;
}
