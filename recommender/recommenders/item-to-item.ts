import type { Recommender } from './recommender.js';
import type { Trail } from './trail.js';

/** For each item its nearest others, as rows of a sparse matrix. */
export interface ItemToItem {
  /** Int32Array [items + 1]: row i lies in `neighbours` and `similarity` from `starts[i]` to `starts[i + 1]`. */
  starts: Int32Array;
  /** Int32Array: positions of the neighbours, nearest first within a row. */
  neighbours: Int32Array;
  /** Float32Array, above 0: how strongly an interest in the row's item speaks for the neighbour. */
  similarity: Float32Array;
}

export interface ItemToItemParameters {
  /** How many items before and after count as near. */
  window: number;
  /** What a pair one position further apart counts, of the nearer one; in (0, 1]. */
  pairDecay: number;
  /** What a pair counts against its order in time, of one in its order; in [0, 1]. */
  backward: number;
  /** Power of the neighbour's norm that similarities are divided by; 0.5 is the cosine, less favours well-known items. */
  damping: number;
  /** Added to the divisor: similarities that rest on few customers shrink. */
  smoothing: number;
}

/** Neighbours kept for an item. */
const longestRow = 100;

/**
 * Similarities of items that customers turn to soon after one another: co-occurrence within a window of each trail, nearer
 * pairs counting more, normalised as a cosine (Sarwar et al., "Item-based collaborative filtering", 2001, with the order in
 * time that session-based nearest neighbours use: Ludewig and Jannach, "Evaluation of session-based recommendation", 2018).
 * Works row by row on one scratch array, so memory grows with the number of items and of kept neighbours only.
 */
export function fitItemToItem(trails: readonly Trail[], itemCount: number, parameters: ItemToItemParameters): ItemToItem {
  const { window, pairDecay, backward, damping, smoothing } = parameters;
  const liked = trails.map(likedItems);
  const norm = new Float64Array(itemCount);
  for (const { items, interest } of liked) {
    for (let k = 0; k < items.length; k++) norm[items[k]!]! += interest[k]! ** 2;
  }
  const occurrences = findOccurrences(liked, itemCount);
  const nearness = Float64Array.from({ length: window + 1 }, (_, distance) => pairDecay ** (distance - 1));

  const starts = new Int32Array(itemCount + 1);
  const neighbours: number[] = [];
  const similarity: number[] = [];
  const together = new Float64Array(itemCount);
  for (let item = 0; item < itemCount; item++) {
    const met: number[] = [];
    for (let o = occurrences.starts[item]!; o < occurrences.starts[item + 1]!; o++) {
      const { items, interest } = liked[occurrences.trail[o]!]!;
      const here = occurrences.position[o]!;
      const end = Math.min(items.length - 1, here + window);
      for (let there = Math.max(0, here - window); there <= end; there++) {
        if (there === here) continue;
        const other = items[there]!;
        if (together[other] === 0) met.push(other);
        const order = there > here ? 1 : backward;
        together[other]! += order * nearness[Math.abs(there - here)]! * interest[here]! * interest[there]!;
      }
    }
    const row = met
      .map((other) => ({ other, score: together[other]! / (Math.sqrt(norm[item]!) * norm[other]! ** damping + smoothing) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.other - b.other)
      .slice(0, longestRow);
    for (const { other, score } of row) {
      neighbours.push(other);
      similarity.push(score);
    }
    starts[item + 1] = neighbours.length;
    for (const other of met) together[other] = 0;
  }
  return { starts, neighbours: Int32Array.from(neighbours), similarity: Float32Array.from(similarity) };
}

function likedItems({ items, interest }: Trail): Pick<Trail, 'items' | 'interest'> {
  const liked = (_: number, k: number) => interest[k]! > 0;
  return { items: items.filter(liked), interest: interest.filter(liked) };
}

/** Where each item occurs, as rows: the trail and the position in it. */
function findOccurrences(trails: readonly Pick<Trail, 'items'>[], itemCount: number) {
  const starts = new Int32Array(itemCount + 1);
  for (const { items } of trails) for (const item of items) starts[item + 1]!++;
  for (let item = 0; item < itemCount; item++) starts[item + 1]! += starts[item]!;
  const next = starts.slice(0, itemCount);
  const trail = new Int32Array(starts[itemCount]!);
  const position = new Int32Array(starts[itemCount]!);
  trails.forEach(({ items }, t) => {
    items.forEach((item, p) => {
      const slot = next[item]!++;
      trail[slot] = t;
      position[slot] = p;
    });
  });
  return { starts, trail, position };
}

/** Newest touches that are listened to; measured as enough on MovieLens and Amazon data. */
const listened = 10;

/** Scores by the customer's newest touches: the k-th newest counts `historyDecay ** k` of the newest. */
export function itemToItemRecommender(model: ItemToItem, historyDecay: number): Recommender {
  const { starts, neighbours, similarity } = model;
  const firstListened = ({ items }: Trail) => Math.max(0, items.length - listened);
  const weight = ({ items, interest }: Trail, k: number) => interest[k]! * historyDecay ** (items.length - 1 - k);
  return {
    score(trail) {
      const score = new Float64Array(starts.length - 1);
      for (let k = trail.items.length - 1; k >= firstListened(trail); k--) {
        const item = trail.items[k]!;
        const loudness = weight(trail, k);
        for (let n = starts[item]!; n < starts[item + 1]!; n++) score[neighbours[n]!]! += loudness * similarity[n]!;
      }
      return score;
    },
    explain(trail, item) {
      const from = firstListened(trail);
      return Float64Array.from(trail.items, (touched, k) => {
        if (k < from) return 0;
        const n = neighbours.subarray(starts[touched], starts[touched + 1]).indexOf(item);
        return n === -1 ? 0 : weight(trail, k) * similarity[starts[touched]! + n]!;
      });
    },
  };
}
