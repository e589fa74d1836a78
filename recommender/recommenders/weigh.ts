import { choleskySolve } from '../linear-algebra/cholesky.js';
import type { Question } from './questions.js';

/** Pull of the weights towards 0, a little, so that there is one answer only. */
const pull = 1e-3;
const mostSteps = 30;

/**
 * Weights of recommenders, none below 0, that make the hidden items most likely: a conditional logit over all items (McFadden, 1974;
 * as a loss for rankings Cao et al., "Learning to rank", 2007) by Newton's method on those weights that are not held at 0.
 */
export function weigh(questions: readonly Question[], count: number): Float64Array {
  let weights = new Float64Array(count).fill(1 / count);
  if (questions.length === 0) return weights;
  let loss = derivatives(questions, weights);
  for (let step = 0; step < mostSteps; step++) {
    const direction = newtonStep(loss, weights);
    let length = 1;
    let next: typeof loss | undefined;
    let moved = weights;
    for (; length > 1e-3; length /= 2) {
      moved = weights.map((weight, p) => Math.max(0, weight + length * direction[p]!));
      next = derivatives(questions, moved);
      if (next.value < loss.value) break;
    }
    if (!next || next.value > loss.value - 1e-9) break;
    [weights, loss] = [moved, next];
  }
  return weights;
}

interface Loss {
  value: number;
  gradient: Float64Array;
  /** Float64Array [weights × weights]. */
  curvature: Float64Array;
}

/** Mean of minus the logarithm of the hidden item's probability, with its derivatives by the weights. */
function derivatives(questions: readonly Question[], weights: Float64Array): Loss {
  const count = weights.length;
  let value = (pull / 2) * weights.reduce((sum, weight) => sum + weight ** 2, 0);
  const gradient = weights.map((weight) => pull * weight);
  const curvature = new Float64Array(count * count);
  for (let p = 0; p < count; p++) curvature[p * count + p] = pull;
  for (const { said, standsFor } of questions) {
    const share = 1 / questions.length;
    const sums = standsFor.map((_, k) => dotAt(said, k * count, weights));
    const highest = sums.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const odds = sums.map((sum, k) => standsFor[k]! * Math.exp(sum - highest));
    const total = odds.reduce((a, b) => a + b, 0);
    const expected = new Float64Array(count);
    const products = new Float64Array(count * count);
    for (let k = 0; k < odds.length; k++) {
      const probability = odds[k]! / total;
      for (let p = 0; p < count; p++) {
        const here = probability * said[k * count + p]!;
        expected[p]! += here;
        for (let q = 0; q <= p; q++) products[p * count + q]! += here * said[k * count + q]!;
      }
    }
    value += share * (highest + Math.log(total) - sums[0]!);
    for (let p = 0; p < count; p++) {
      gradient[p]! += share * (expected[p]! - said[p]!);
      for (let q = 0; q <= p; q++) {
        const covariance = share * (products[p * count + q]! - expected[p]! * expected[q]!);
        curvature[p * count + q]! += covariance;
        if (q < p) curvature[q * count + p]! += covariance;
      }
    }
  }
  return { value, gradient, curvature };
}

/** Minus curvature⁻¹ · gradient, for the weights that may move; 0 for those that would go below 0. */
function newtonStep({ gradient, curvature }: Loss, weights: Float64Array): Float64Array {
  const count = weights.length;
  const free = [...weights.keys()].filter((p) => weights[p]! > 0 || gradient[p]! < 0);
  const matrix = Float64Array.from(
    { length: free.length ** 2 },
    (_, k) => curvature[free[Math.floor(k / free.length)]! * count + free[k % free.length]!]!,
  );
  const right = Float64Array.from(free, (p) => -gradient[p]!);
  choleskySolve(matrix, right, free.length);
  const step = new Float64Array(count);
  free.forEach((p, k) => {
    step[p] = right[k]!;
  });
  return step;
}

function dotAt(values: Float64Array, at: number, weights: Float64Array): number {
  let sum = 0;
  for (let p = 0; p < weights.length; p++) sum += values[at + p]! * weights[p]!;
  return sum;
}
