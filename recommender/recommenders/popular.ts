import { daysBetween } from '../behaviour/events.js';
import type { Touch } from '../behaviour/history.js';

/** After this many days a customer's interest counts half: fashions of the season, not of the year. */
const halfLifeDays = 60;

/**
 * How much customers like each item lately: a Float64Array, one for each of `positions`, in [0, 1] with 1 for the most
 * popular. Each customer counts once an item, dislikes not at all.
 */
export function popularity(histories: Iterable<readonly Touch[]>, positions: ReadonlyMap<string, number>, asOf: Date): Float64Array {
  const liked = new Float64Array(positions.size);
  for (const touches of histories) {
    for (const { item, interest, at } of touches) {
      const position = positions.get(item);
      if (position === undefined || interest <= 0) continue;
      liked[position]! += interest * 0.5 ** (daysBetween(new Date(at), asOf) / halfLifeDays);
    }
  }
  const most = liked.reduce((a, b) => Math.max(a, b), 0);
  return most > 0 ? liked.map((sum) => sum / most) : liked;
}
