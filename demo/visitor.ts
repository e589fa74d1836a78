import { normal } from '../platform/random.js';
import { between, chance, lognormal } from './draws.js';
import type { Random } from './random.js';
import type { ShelfItem } from './shelves.js';
import type { Tastes } from './tastes.js';
import { calmMood, type Mood } from './tiring.js';

/** An item that was liked and makes its owner want the next of the series or more of its creator. */
export interface Liking {
  item: ShelfItem;
  /** Milliseconds since the epoch. */
  at: number;
}

/** A simulated customer: traits that stay, and what has happened so far. */
export interface Visitor {
  readonly tastes: Tastes;
  readonly language: string;
  /** Visits in an ordinary month, before tiring. */
  readonly visitsPerMonth: number;
  /** Multiplies the chance that an item which is looked at goes into the cart. */
  readonly eagerness: number;
  /** Price they find right, as a multiple of what such items usually cost. */
  readonly budget: number;
  /** Stars they give less than others for the same pleasure; may be negative. */
  readonly strictness: number;
  /** Parcels to them are late more often. */
  readonly remote: boolean;
  /** Purchases they came for; Infinity for people who stay for the reading. */
  readonly purpose: number;
  /** Subject they are on at present. */
  focus: string;
  owned: Set<string>;
  likings: Liking[];
  mood: Mood;
}

export function newVisitor(tastes: Tastes, language: string, random: Random): Visitor {
  return {
    tastes,
    language,
    visitsPerMonth: 1.6 * lognormal(random, 0.65),
    eagerness: lognormal(random, 0.35),
    budget: 1.5 * lognormal(random, 0.45),
    strictness: 0.6 * normal(random),
    remote: chance(random, 0.12),
    purpose: chance(random, 0.08) ? Math.ceil(between(random, 0, 4)) : Number.POSITIVE_INFINITY,
    focus: Object.keys(tastes.subjects)[0]!,
    owned: new Set(),
    likings: [],
    mood: calmMood(random),
  };
}
