import type { Trail } from './trail.js';

/** How much two items of one trail count together, by their places in it and its length. */
export interface Pairs {
  /** Items further apart than this do not count. */
  reach: number;
  weigh(here: number, there: number, length: number): number;
}

/**
 * Visits the items in order, each with what it occurs together with: the others that it met, in no order, and the sum of the pairs'
 * weights, times both interests, by item. Trails are to hold liked items only. Works row by row on one scratch array, so memory
 * grows with the items and not with their pairs.
 */
export function visitCoOccurrences(
  trails: readonly Trail[],
  itemCount: number,
  { reach, weigh }: Pairs,
  visit: (item: number, met: readonly number[], together: Float64Array) => void,
): void {
  const occurrences = findOccurrences(trails, itemCount);
  const together = new Float64Array(itemCount);
  const isMet = new Uint8Array(itemCount);
  for (let item = 0; item < itemCount; item++) {
    const met: number[] = [];
    for (let o = occurrences.starts[item]!; o < occurrences.starts[item + 1]!; o++) {
      const { items, interest } = trails[occurrences.trail[o]!]!;
      const here = occurrences.place[o]!;
      const end = Math.min(items.length - 1, here + reach);
      for (let there = Math.max(0, here - reach); there <= end; there++) {
        if (there === here) continue;
        const weight = weigh(here, there, items.length);
        if (weight === 0) continue;
        const other = items[there]!;
        if (isMet[other] === 0) {
          isMet[other] = 1;
          met.push(other);
        }
        together[other]! += weight * interest[here]! * interest[there]!;
      }
    }
    visit(item, met, together);
    for (const other of met) together[other] = isMet[other] = 0;
  }
}

/** Trails without what nobody liked: what recommenders learn from. */
export function likedTrails(trails: readonly Trail[]): Trail[] {
  return trails.map((trail) => {
    const isLiked = (_: number, k: number) => trail.interest[k]! > 0;
    return { items: trail.items.filter(isLiked), interest: trail.interest.filter(isLiked), at: trail.at.filter(isLiked) };
  });
}

/** Σ interest² of each item. */
export function squaredNorms(trails: readonly Trail[], itemCount: number): Float64Array {
  const norms = new Float64Array(itemCount);
  for (const { items, interest } of trails) {
    for (let k = 0; k < items.length; k++) norms[items[k]!]! += interest[k]! ** 2;
  }
  return norms;
}

/** Where each item occurs, as rows: the trail and the place in it. */
function findOccurrences(trails: readonly Trail[], itemCount: number) {
  const starts = new Int32Array(itemCount + 1);
  for (const { items } of trails) for (const item of items) starts[item + 1]!++;
  for (let item = 0; item < itemCount; item++) starts[item + 1]! += starts[item]!;
  const next = starts.slice(0, itemCount);
  const trail = new Int32Array(starts[itemCount]!);
  const place = new Int32Array(starts[itemCount]!);
  trails.forEach(({ items }, t) => {
    items.forEach((item, p) => {
      const slot = next[item]!++;
      trail[slot] = t;
      place[slot] = p;
    });
  });
  return { starts, trail, place };
}
