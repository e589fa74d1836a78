import { between, chance, lognormal } from './draws.js';
import type { Random } from './random.js';
import { days } from './time.js';

/** What makes a customer lose patience with the shop. */
export type Grievance = 'delivery' | 'disappointment' | 'price';
/** Why a customer left: a grievance, having got what they came for, or an interest that faded by itself. */
export type Cause = Grievance | 'finished' | 'faded';

/** How a customer feels about the shop. */
export interface Mood {
  /** Grievances beyond this and they leave. */
  readonly patience: number;
  grievances: Record<Grievance, number>;
  /** When the grievances were last counted, in milliseconds; they fade from then on. */
  countedAt: number;
}

/** Half of a grievance is forgotten after this long. */
const halfLife = days(120);
/** Chance at each visit that the interest fades for no reason anybody could see. */
const fading = 0.006;

/** Days from the decision to the last day as a customer: who is angry goes at once, who loses interest lingers. */
const windingDown: Record<Cause, readonly [number, number]> = {
  delivery: [5, 35],
  disappointment: [5, 40],
  price: [10, 50],
  finished: [1, 20],
  faded: [50, 120],
};

export function calmMood(random: Random): Mood {
  return { patience: 1.1 * lognormal(random, 0.3), grievances: { delivery: 0, disappointment: 0, price: 0 }, countedAt: 0 };
}

export function annoy(mood: Mood, grievance: Grievance, amount: number, at: number): void {
  fade(mood, at);
  mood.grievances[grievance] += amount;
}

/** Something went well: every grievance shrinks by this share. */
export function soothe(mood: Mood, share: number, at: number): void {
  fade(mood, at);
  scale(mood, 1 - share);
}

/** From 0, content, to 1, about to leave. */
export function weariness(mood: Mood, at: number): number {
  fade(mood, at);
  const { delivery, disappointment, price } = mood.grievances;
  return Math.min(1, (delivery + disappointment + price) / mood.patience);
}

/** Whether the customer has had enough at the end of a visit or after an experience, and of what. */
export function reasonToLeave(mood: Mood, at: number): Grievance | undefined {
  if (weariness(mood, at) < 1) return undefined;
  const worstFirst = (Object.entries(mood.grievances) as [Grievance, number][]).sort(([, a], [, b]) => b - a);
  return worstFirst[0]![0];
}

export function losesInterest(random: Random): boolean {
  return chance(random, fading);
}

/** Last moment as a customer of somebody who has decided at `at`, in milliseconds. */
export function lastDay(cause: Cause, at: number, random: Random): number {
  return at + days(between(random, ...windingDown[cause]));
}

function fade(mood: Mood, at: number): void {
  if (mood.countedAt > 0) scale(mood, 0.5 ** ((at - mood.countedAt) / halfLife));
  mood.countedAt = at;
}

function scale(mood: Mood, factor: number): void {
  mood.grievances.delivery *= factor;
  mood.grievances.disappointment *= factor;
  mood.grievances.price *= factor;
}
