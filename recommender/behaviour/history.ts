import type { EventType } from '../../store/schema.js';
import { byCustomer, type Interaction, interest, isKnownAt } from './events.js';
import { type Signals, usualSignals } from './signals.js';

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
  /** Disliked, or dismissed when it was recommended, and neither liked nor bought nor put into the cart since: not to be recommended. */
  unwanted: boolean;
}

/** Kinds of event that only somebody who has the item gives. */
const ownership: ReadonlySet<EventType> = new Set(['purchase', 'rating', 'return']);

/** The histories of all customers, in the order of their ids, with the items that `positions` knows and no others. */
export function foldHistories(
  events: Iterable<Interaction>,
  positions: ReadonlyMap<string, number>,
  asOf: Date,
  signals: Signals = usualSignals,
): Touch[][] {
  const isKnown = ({ item }: Interaction) => item !== null && positions.has(item);
  return Array.from(byCustomer(events, asOf).values(), (group) => foldHistory(group.filter(isKnown), asOf, signals));
}

/**
 * One customer's events up to `asOf` as touches, oldest first. Ages count from the customer's own newest event, not from
 * `asOf`: who comes back after a year still has the same tastes.
 */
export function foldHistory(events: readonly Interaction[], asOf: Date, signals: Signals = usualSignals): Touch[] {
  const known = events.filter((event) => event.item !== null && isKnownAt(event.at, asOf));
  const now = known.reduce((latest, event) => Math.max(latest, event.at.getTime()), Number.NEGATIVE_INFINITY);
  const byItem = new Map<string, Interaction[]>();
  for (const event of known) {
    const group = byItem.get(event.item!);
    if (group) group.push(event);
    else byItem.set(event.item!, [event]);
  }
  return [...byItem]
    .map(([item, group]) => foldItem(item, group, (event) => interest(event, now, signals)))
    .sort((a, b) => a.at - b.at || (a.item < b.item ? -1 : 1));
}

/**
 * Nothing but the best and the worst sign count, so twenty looks at a page do not make a purchase. Dislikes only cancel likes:
 * counting them against similar items made MovieLens rankings worse, because who watches and dislikes a film still watches its kind.
 */
function foldItem(item: string, events: readonly Interaction[], interestOf: (event: Interaction) => number): Touch {
  let best = { interest: Number.NEGATIVE_INFINITY, sign: events[0]!.type, at: Number.NEGATIVE_INFINITY };
  let worst = 0;
  for (const event of standing(events)) {
    const sign = { interest: interestOf(event), sign: event.type, at: event.at.getTime() };
    worst = Math.min(worst, sign.interest);
    if (isBetter(sign, best)) best = sign;
  }
  return {
    item,
    interest: Math.max(0, best.interest + worst),
    sign: best.sign,
    at: best.at,
    owned: events.some((event) => ownership.has(event.type)),
    unwanted: isUnwanted(events),
  };
}

/** Without the likes that a dislike took back later, or the other way round: people change their minds. */
function standing(events: readonly Interaction[]): readonly Interaction[] {
  const outdated = newest(events, ['dislike']) >= newest(events, ['like']) ? 'like' : 'dislike';
  return events.filter((event) => event.type !== outdated);
}

function isUnwanted(events: readonly Interaction[]): boolean {
  const turnedDown = newest(events, ['dislike', 'dismissed']);
  return turnedDown > Number.NEGATIVE_INFINITY && turnedDown >= newest(events, ['like', 'cart', 'purchase']);
}

/** When the newest event of these types was, in milliseconds; -Infinity where there is none. */
function newest(events: readonly Interaction[], types: readonly EventType[]): number {
  return events.reduce(
    (latest, { type, at }) => (types.includes(type) ? Math.max(latest, at.getTime()) : latest),
    Number.NEGATIVE_INFINITY,
  );
}

type Sign = Pick<Touch, 'interest' | 'sign' | 'at'>;

/** Among equals the later one, then `purchase` before `rating`: the order of the rows must not matter. */
function isBetter(a: Sign, b: Sign): boolean {
  if (a.interest !== b.interest) return a.interest > b.interest;
  return a.at !== b.at ? a.at > b.at : a.sign < b.sign;
}
