import type { EventType } from '../../store/schema.js';
import type { Touch } from '../behaviour/history.js';

/** Something the customer did that speaks for an item. */
export interface Deed {
  did: 'bought' | 'viewed' | 'rated' | 'liked' | 'asked';
  itemId: string;
}

export type RecommendationReason =
  /** What they did, what speaks most first; one or two. */
  | { kind: 'because'; deeds: Deed[] }
  /** It builds on something they have. */
  | { kind: 'goes_on'; itemId: string }
  /** It is like an item that was named. */
  | { kind: 'like'; itemId: string }
  /** It fits the words. */
  | { kind: 'asked_for' }
  | { kind: 'popular' }
  | { kind: 'popular_in_subject'; subject: string }
  /** It is on a subject that was asked for, and that is all there is to say. */
  | { kind: 'on_subject'; subject: string }
  /** Nobody has found it yet. */
  | { kind: 'undiscovered' };

/** What a touch is told as: by its best sign. A return, a dislike and a dismissal never speak for an item; they stand here so that the table is whole. */
const didOfSign: Record<EventType, Deed['did']> = {
  view: 'viewed',
  search: 'viewed',
  cart: 'viewed',
  purchase: 'bought',
  return: 'bought',
  rating: 'rated',
  like: 'liked',
  dislike: 'viewed',
  dismissed: 'viewed',
  asked: 'asked',
};

/** What a deed has to say to be a reason, where 1 is the most that behaviour says for anything. */
const leastSaid = 0.05;
/** A second deed is told where it says at least this much of what the first one says. */
const worthTelling = 0.5;

/** The one or two touches that said most for an item, by what each said; empty where none said much. */
export function deedsThatSpoke(touches: readonly Touch[], said: Float64Array): Deed[] {
  const [first, second] = Array.from(said.keys())
    .filter((k) => said[k]! >= leastSaid)
    .sort((a, b) => said[b]! - said[a]! || b - a);
  if (first === undefined) return [];
  const told = second !== undefined && said[second]! >= worthTelling * said[first]! ? [first, second] : [first];
  return told.map((k) => ({ did: didOfSign[touches[k]!.sign], itemId: touches[k]!.item }));
}
