import type { HeldOutCase } from './hold-out.js';
import { type ItemScorer, type RecommenderParameters, recommenderOf } from './model.js';
import { rankingQuality } from './ranking.js';

/** Where the search starts, and what a shop too small to choose from gets. */
const defaults: RecommenderParameters = {
  window: 10,
  pairDecay: 0.8,
  backward: 1,
  damping: 0.5,
  smoothing: 0,
  historyDecay: 0.8,
  popularityWeight: 0.01,
};

/** Values tried for one parameter after the other, each together with the best of those before it. */
const grid: readonly (readonly [keyof RecommenderParameters, readonly number[]])[] = [
  ['backward', [0.5, 0.25]],
  ['damping', [0.3]],
  ['smoothing', [1, 5]],
  ['historyDecay', [0.6, 0.9]],
  ['popularityWeight', [0.001, 0.1]],
];

/** Parameters that change how a fitted scorer listens, and need no new fit. */
const listening: ReadonlySet<keyof RecommenderParameters> = new Set(['historyDecay', 'popularityWeight']);

/** Steps that `chooseParameters` reports. */
export const searchSteps = grid.reduce((sum, [, values]) => sum + values.length, 1);

/** Coordinate search by NDCG@10 on the cases; a value replaces the one before only where it is strictly better. */
export function chooseParameters(
  fitWith: (parameters: RecommenderParameters) => ItemScorer,
  cases: readonly HeldOutCase[],
  onStep: (done: number) => void,
): RecommenderParameters {
  let done = 0;
  const ndcgOf = (scorer: ItemScorer) => {
    const { ndcg } = rankingQuality(cases, recommenderOf(scorer).score);
    onStep(++done);
    return ndcg;
  };
  let best = fitWith(defaults);
  let bestNdcg = ndcgOf(best);
  for (const [name, values] of grid) {
    for (const value of values) {
      const parameters = { ...best.parameters, [name]: value };
      const candidate = listening.has(name) ? { ...best, parameters } : fitWith(parameters);
      const ndcg = ndcgOf(candidate);
      if (ndcg > bestNdcg) [best, bestNdcg] = [candidate, ndcg];
    }
  }
  return best.parameters;
}
