import { dot } from './matrix.js';

/**
 * The name of the class of texts that are none of our business. Its phrases are optional: where there are some, they teach
 * the classifier a background; it is never reported as an intent.
 */
export const outOfScope = 'out_of_scope';

/**
 * Share of in-scope phrases, none of them seen in training, that the threshold lets pass. What it refuses of them is the
 * price for refusing most of what is out of scope.
 */
const acceptance = 0.96;

/**
 * How much a text looks like what we were trained for, in [-0.5, 1]: half the largest cosine to a training phrase, half
 * the probability that it is not of the background. Each alone is fooled where the other is not; the probability of the
 * best intent says less than either, because far from every phrase a regression is sure of something all the same.
 */
export function scopeScore(largestCosine: number, backgroundProbability: number): number {
  return (largestCosine + 1 - backgroundProbability) / 2;
}

/** The score that `acceptance` of these scores reach. Scores must come from texts the model was not trained on. */
export function scopeThreshold(scores: readonly number[]): number {
  const sorted = [...scores].sort((a, b) => a - b);
  return sorted[Math.floor((1 - acceptance) * sorted.length)] ?? 0;
}

/** Largest dot product with any of the vectors; of normalised vectors, the largest cosine. -1 where there are none. */
export function largestCosine(vector: Float32Array, vectors: readonly Float32Array[]): number {
  let largest = -1;
  for (const other of vectors) largest = Math.max(largest, dot(vector, other));
  return largest;
}
