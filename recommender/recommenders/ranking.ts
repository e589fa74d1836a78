import type { HeldOutCase } from './hold-out.js';
import { topPositions } from './top.js';
import type { Trail } from './trail.js';

const listLength = 10;

/** How well lists of ten find the hidden items, in [0, 1]; 0 where nobody is asked. */
export interface RankingQuality {
  /** Share of cases whose item is in the list. */
  recall: number;
  /** 1 / log2(rank + 1) of the hidden item, averaged: with one item to find, the ideal is 1. */
  ndcg: number;
  /** Different items in all lists. */
  recommended: number;
}

/** Ranks all items that a case had not touched before, with no sampling of negatives. */
export function rankingQuality(cases: readonly HeldOutCase[], score: (trail: Trail) => Float64Array): RankingQuality {
  let hits = 0;
  let gain = 0;
  const recommended = new Set<number>();
  for (const { before, target } of cases) {
    const scores = score(before).slice();
    for (const item of before.items) scores[item] = Number.NEGATIVE_INFINITY;
    const list = topPositions(scores, listLength);
    for (const item of list) recommended.add(item);
    const rank = list.indexOf(target) + 1;
    if (rank === 0) continue;
    hits++;
    gain += 1 / Math.log2(rank + 1);
  }
  const asked = Math.max(1, cases.length);
  return { recall: hits / asked, ndcg: gain / asked, recommended: recommended.size };
}
