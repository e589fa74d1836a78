import { daysBetween } from '../behaviour/events.js';
import { type Evidence, type Part, StoredScores } from './part.js';

export interface PopularParameters {
  /** After this many days a customer's interest counts half. */
  halfLifeDays: number;
}

/**
 * How much customers like each item lately, as the logarithm of their number: a Float64Array [items], in [0, 1] with 1 for the most
 * popular. Each customer counts once an item, dislikes not at all.
 */
export function popularity({ trails, itemCount, asOf }: Evidence, { halfLifeDays }: PopularParameters): Float64Array {
  const liked = new Float64Array(itemCount);
  for (const { items, interest, at } of trails) {
    for (let k = 0; k < items.length; k++) {
      liked[items[k]!]! += interest[k]! * 0.5 ** (daysBetween(new Date(at[k]!), asOf) / halfLifeDays);
    }
  }
  const most = liked.reduce((a, b) => Math.max(a, b), 0);
  return most > 0 ? liked.map((sum) => Math.log1p(sum) / Math.log1p(most)) : liked;
}

/** What everybody likes, the same for everybody: the fashions of a season or of all time, as the shop has them. */
export const popular: Part<PopularParameters, Float64Array> = {
  name: 'popular',
  starts: [{ halfLifeDays: 60 }],
  grid: [['halfLifeDays', [15, 3_650]]],
  listening: new Set(),
  fit: popularity,
  open: (scores) => ({ score: () => scores.slice(), explain: (trail) => new Float64Array(trail.items.length) }),
  stored: StoredScores,
};
