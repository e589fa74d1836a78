import type { EventType } from '../../store/schema.js';
import type { Signals } from './signals.js';

/** One behaviour event. A search has no item; `value` is the stars of a rating or the money, in cents, of a purchase. */
export interface Interaction {
  customer: string;
  item: string | null;
  type: EventType;
  value?: number | null;
  at: Date;
}

/** Share of the rating's weight by stars: one or two undo the purchase that came before. */
const ratingShare: Readonly<Record<number, number>> = { 1: -1, 2: -1, 3: 0.4, 4: 0.8, 5: 1 };

/** However old, a sign keeps at least a thousandth of its weight: dates of 1970 in imported data must not divide by nothing. */
const mostHalfLives = 10;

const dayInMs = 86_400_000;

/** Interest an event shows in its item as of `now` (milliseconds): negative is dislike, 0 a rating outside 1 to 5. */
export function interest(event: Interaction, now: number, signals: Signals): number {
  const { weight, halfLifeDays } = signals[event.type];
  const share = event.type === 'rating' ? (ratingShare[Math.round(event.value ?? 0)] ?? 0) : 1;
  const ageDays = Math.max(0, now - event.at.getTime()) / dayInMs;
  return weight * share * 0.5 ** Math.min(mostHalfLives, ageDays / halfLifeDays);
}

/** Days from `from` to `to`, with their fraction; negative where `to` is earlier. */
export function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / dayInMs;
}

/** The moment so many days before. */
export function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * dayInMs);
}

/** Whether `at` lies before `asOf` or at it; false for a date that is none. */
export function isKnownAt(at: Date, asOf: Date): boolean {
  return at.getTime() <= asOf.getTime();
}

/**
 * Events known at `asOf`, by customer. Customers come in the order of their ids, whatever the order of the rows, so that
 * everything fitted on them is the same for the same events.
 */
export function byCustomer(events: Iterable<Interaction>, asOf: Date): Map<string, Interaction[]> {
  const groups = new Map<string, Interaction[]>();
  for (const event of events) {
    if (!isKnownAt(event.at, asOf)) continue;
    const group = groups.get(event.customer);
    if (group) group.push(event);
    else groups.set(event.customer, [event]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}
