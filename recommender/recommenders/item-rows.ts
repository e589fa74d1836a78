import type { Recommender } from './recommender.js';
import type { Trail } from './trail.js';

/** What an interest in each item says of others, as rows of a sparse matrix. */
export interface ItemRows {
  /** Int32Array [items + 1]: row i lies in `others` and `weights` from `starts[i]` to `starts[i + 1]`. */
  starts: Int32Array;
  /** Int32Array: positions of the other items. */
  others: Int32Array;
  /** Float32Array: how strongly the row's item speaks for the other one; below 0 it speaks against it. */
  weights: Float32Array;
}

/** How a customer's touches are listened to. */
export interface Listening {
  /** What a touch counts of the one after it; in (0, 1]. */
  decay: number;
  /** Share of its interest that a touch keeps however many came after it; in [0, 1]. */
  floor: number;
}

/** An entry of a row. */
export interface RowEntry {
  other: number;
  weight: number;
}

/** Puts rows together; `entries` is asked for each row in order. */
export function gatherRows(itemCount: number, entries: (item: number) => readonly RowEntry[]): ItemRows {
  const starts = new Int32Array(itemCount + 1);
  const others: number[] = [];
  const weights: number[] = [];
  for (let item = 0; item < itemCount; item++) {
    for (const { other, weight } of entries(item)) {
      others.push(other);
      weights.push(weight);
    }
    starts[item + 1] = others.length;
  }
  return { starts, others: Int32Array.from(others), weights: Float32Array.from(weights) };
}

/** Adds up what the rows of a customer's items say, each as loudly as the customer is interested in it and as it is recent. */
export function rowsRecommender({ starts, others, weights }: ItemRows, { decay, floor }: Listening): Recommender {
  const loudness = ({ items, interest }: Trail, k: number) => interest[k]! * (floor + (1 - floor) * decay ** (items.length - 1 - k));
  return {
    score(trail) {
      const score = new Float64Array(starts.length - 1);
      for (let k = 0; k < trail.items.length; k++) {
        const loud = loudness(trail, k);
        if (loud < quietest) continue;
        const end = starts[trail.items[k]! + 1]!;
        for (let n = starts[trail.items[k]!]!; n < end; n++) score[others[n]!]! += loud * weights[n]!;
      }
      return score;
    },
    explain(trail, item) {
      return Float64Array.from(trail.items, (touched, k) => {
        const n = others.subarray(starts[touched], starts[touched + 1]).indexOf(item);
        const loud = loudness(trail, k);
        return n === -1 || loud < quietest ? 0 : loud * weights[starts[touched]! + n]!;
      });
    },
  };
}

/** What is quieter than this is not listened to: it would only take time. */
const quietest = 1e-4;
