import { type ContentIndex, likeness } from '../content/content-index.js';

/** Nothing is put before another item of a creator that is not at least so good, of the best one's score. */
const goodEnough = 0.2;
/** What an item's own score counts; the rest is held against what is like the items before it. */
const relevanceShare = 0.8;

export interface Choice {
  /** Positions, best first. */
  pool: readonly number[];
  /** Float64Array [items], by position. */
  score: Float64Array;
  count: number;
  /** Items of one creator, as long as there is anything else that is any good. */
  mostOfCreator: number;
}

/**
 * Chooses some items so that they are good and not all the same: maximal marginal relevance (Carbonell and Goldstein, "The use of
 * MMR", 1998), by `likeness`. Returns their positions in the order they were chosen.
 */
export function diversify(content: ContentIndex, { pool, score, count, mostOfCreator }: Choice): number[] {
  const best = score[pool[0] ?? 0] ?? 0;
  const shown = new Map<string, number>();
  const nearest = new Map(pool.map((item) => [item, 0]));
  const chosen: number[] = [];
  while (chosen.length < count && nearest.size > 0) {
    const left = [...nearest.keys()];
    const others = left.filter((item) => score[item]! >= goodEnough * best && (shown.get(creatorOf(item)) ?? 0) < mostOfCreator);
    const next = bestOf(others.length > 0 ? others : left, (item) => {
      const relevance = best > 0 ? score[item]! / best : score[item]!;
      return relevanceShare * relevance - (1 - relevanceShare) * nearest.get(item)!;
    });
    chosen.push(next);
    nearest.delete(next);
    shown.set(creatorOf(next), (shown.get(creatorOf(next)) ?? 0) + 1);
    for (const [item, alike] of nearest) nearest.set(item, Math.max(alike, likeness(content, item, next)));
  }
  return chosen;

  /** Items without a creator have nobody in common. */
  function creatorOf(item: number): string {
    return content.items[item]!.creators[0] ?? content.items[item]!.id;
  }
}

/** The first with the highest value. */
function bestOf(items: readonly number[], value: (item: number) => number): number {
  let [best, highest] = [items[0]!, Number.NEGATIVE_INFINITY];
  for (const item of items) {
    const own = value(item);
    if (own > highest) [best, highest] = [item, own];
  }
  return best;
}
