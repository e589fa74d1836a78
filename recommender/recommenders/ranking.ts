import type { HeldOutCase } from './hold-out.js';
import { topPositions } from './top.js';
import type { Trail } from './trail.js';

/** How well one list finds what it should, each in [0, 1]. */
export interface Grades {
  /** Share of the relevant items that are in the list. */
  recall: number;
  /** Discounted gain by rank, of that of a list with as many relevant items as fit at its head (Järvelin and Kekäläinen, 2002). */
  ndcg: number;
  /** 1 where the list has any relevant item. */
  hit: number;
  /** 1 / rank of the first relevant item, 0 where there is none. */
  mrr: number;
}

/** Grades the first `k` of a list of different items, best first. There is at least one relevant item. */
export function gradeList(list: readonly number[], relevant: ReadonlySet<number>, k: number): Grades {
  let [found, gain, first] = [0, 0, 0];
  for (let rank = 0; rank < Math.min(k, list.length); rank++) {
    if (!relevant.has(list[rank]!)) continue;
    found++;
    gain += 1 / Math.log2(rank + 2);
    first ||= 1 / (rank + 1);
  }
  let ideal = 0;
  for (let rank = 0; rank < Math.min(k, relevant.size); rank++) ideal += 1 / Math.log2(rank + 2);
  return { recall: found / relevant.size, ndcg: gain / ideal, hit: found > 0 ? 1 : 0, mrr: first };
}

/** The best items for a trail that it has not touched, best first. */
export function bestUntouched(score: Float64Array, { items }: Trail, count: number): number[] {
  for (const item of items) score[item] = Number.NEGATIVE_INFINITY;
  return topPositions(score, count);
}

const listLength = 10;

/** How well lists of ten find the hidden items, means over the cases; 0 where nobody is asked. */
export interface RankingQuality {
  recall: number;
  ndcg: number;
  /** NDCG of each case. */
  gains: Float64Array;
  /** Different items in all lists. */
  recommended: number;
}

/** Ranks all items that a case had not touched before, with no sampling of negatives. */
export function rankingQuality(cases: readonly HeldOutCase[], score: (trail: Trail) => Float64Array): RankingQuality {
  const recommended = new Set<number>();
  const gains = new Float64Array(cases.length);
  let recall = 0;
  cases.forEach(({ before, target }, c) => {
    const list = bestUntouched(score(before), before, listLength);
    for (const item of list) recommended.add(item);
    const grades = gradeList(list, new Set([target]), listLength);
    gains[c] = grades.ndcg;
    recall += grades.recall;
  });
  const asked = Math.max(1, cases.length);
  return { recall: recall / asked, ndcg: gains.reduce((a, b) => a + b, 0) / asked, gains, recommended: recommended.size };
}
