import type { Recommender } from './recommender.js';
import type { Trail } from './trail.js';

export interface WeightedRecommender {
  recommender: Recommender;
  weight: number;
  /** Its scores are in such units already. */
  isBlend?: true;
}

/**
 * The weighted sum of what several recommenders say, each in units of the standard deviation of what it says to the customer, so that
 * none is louder for counting in other units. Being a sum, it can still tell what each touch added.
 */
export function blend(parts: readonly WeightedRecommender[], itemCount: number): Recommender {
  let last: { trail: Trail; factors: Float64Array } | undefined;
  const ask = (trail: Trail) => {
    const said = parts.map(({ recommender }) => recommender.score(trail));
    const factors = Float64Array.from(parts, ({ weight, isBlend }, p) => weight * (isBlend ? 1 : unitOf(said[p]!)));
    last = { trail, factors };
    return { said, factors };
  };
  return {
    score(trail) {
      const { said, factors } = ask(trail);
      const score = new Float64Array(itemCount);
      for (let p = 0; p < parts.length; p++) addTo(score, said[p]!, factors[p]!);
      return score;
    },
    explain(trail, item) {
      // Whoever asks for reasons has just asked for the scores.
      const { factors } = last && isSame(last.trail, trail) ? last : ask(trail);
      const added = new Float64Array(trail.items.length);
      for (let p = 0; p < parts.length; p++) if (factors[p] !== 0) addTo(added, parts[p]!.recommender.explain(trail, item), factors[p]!);
      return added;
    },
  };
}

/** What makes the standard deviation of scores 1; 0 where all are equal, which says nothing. */
export function unitOf(scores: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (let item = 0; item < scores.length; item++) {
    sum += scores[item]!;
    squares += scores[item]! ** 2;
  }
  const mean = sum / scores.length;
  const variance = squares / scores.length - mean ** 2;
  return variance > 1e-12 * mean ** 2 && variance > Number.MIN_VALUE ? 1 / Math.sqrt(variance) : 0;
}

function addTo(sum: Float64Array, values: Float64Array, factor: number): void {
  for (let k = 0; k < sum.length; k++) sum[k]! += factor * values[k]!;
}

function isSame(a: Trail, b: Trail): boolean {
  return (
    a.items.length === b.items.length &&
    a.items.every((item, k) => item === b.items[k] && a.interest[k] === b.interest[k] && a.at[k] === b.at[k])
  );
}
