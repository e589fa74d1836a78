import type { Recommender } from '../recommenders/recommender.js';
import type { Trail } from '../recommenders/trail.js';
import { type ContentIndex, likeness, meaningShare } from './content-index.js';
import { nearSum } from './meanings.js';
import { addColumn } from './sparse-index.js';

/** What a touch counts of the one after it, and how many are listened to. */
const historyDecay = 0.9;
const listened = 30;

/**
 * Recommends what is like the items a customer liked (Pazzani and Billsus, "Content-based recommendation systems", 2007): the
 * `likeness` to each of the newest touches, weighted by interest and recency. Needs no events of anybody else, so a new item is
 * found at once; an item says nothing of itself. Positions are those of the index; an interest below 0 speaks against what is like the item.
 */
export function contentRecommender(index: ContentIndex): Recommender {
  return {
    score(trail) {
      const factors = weightsOf(trail).map((weight) => weight / (1 + meaningShare));
      const heard = trail.items.subarray(trail.items.length - factors.length);
      const score = heard.length > 0 ? nearSum(index.meanings, heard, factors) : new Float64Array(index.items.length);
      for (let item = 0; item < score.length; item++) score[item]! *= meaningShare;
      for (const [trait, factor] of traitsWanted(index, heard, factors)) addColumn(index.traits, trait, factor, score);
      heard.forEach((item, k) => {
        score[item]! -= (1 + meaningShare) * factors[k]! * likeness(index, item, item);
      });
      return score;
    },
    explain(trail, item) {
      const said = new Float64Array(trail.items.length);
      const weights = weightsOf(trail);
      const first = trail.items.length - weights.length;
      weights.forEach((weight, k) => {
        const touched = trail.items[first + k]!;
        said[first + k] = touched === item ? 0 : weight * likeness(index, touched, item);
      });
      return said;
    },
  };
}

/** What each of the newest touches counts, oldest first. */
function weightsOf({ interest }: Trail): Float64Array {
  const newest = interest.subarray(Math.max(0, interest.length - listened));
  return newest.map((one, k) => one * historyDecay ** (newest.length - 1 - k));
}

/** The sum of some items' traits, by column. */
function traitsWanted({ traits }: ContentIndex, items: Int32Array, factors: Float64Array): Map<number, number> {
  const { starts, entries, weights } = traits.byItem;
  const wanted = new Map<number, number>();
  items.forEach((item, k) => {
    for (let n = starts[item]!; n < starts[item + 1]!; n++) {
      wanted.set(entries[n]!, (wanted.get(entries[n]!) ?? 0) + factors[k]! * weights[n]!);
    }
  });
  return wanted;
}
