import type { Question } from './questions.js';

/** What a weight is multiplied by, and what share of the largest a weight of 0 becomes. */
const factors = [0, 0.5, 0.7, 0.85, 1.2, 1.5, 2];
const shares = [0.03, 0.1, 0.3];
/** A change has to be better by this share: smaller steps follow single cases. */
const leastGain = 0.002;
const mostRounds = 4;
const listLength = 10;

/** Weights from some others on, one changed after the other as long as that raises NDCG@10 of the questions. */
export function climb(questions: readonly Question[], from: Float64Array): Float64Array {
  const ndcgOf = (weights: Float64Array) => gainsOf(questions, weights).reduce((a, b) => a + b, 0) / Math.max(1, questions.length);
  let best = { weights: from, ndcg: ndcgOf(from) };
  for (let round = 0; round < mostRounds; round++) {
    const before = best.ndcg;
    for (let p = 0; p < from.length; p++) {
      const weight = best.weights[p]!;
      const largest = best.weights.reduce((a, b) => Math.max(a, b), 0);
      for (const value of weight > 0 ? factors.map((factor) => factor * weight) : shares.map((share) => share * largest)) {
        const weights = best.weights.with(p, value);
        const ndcg = ndcgOf(weights);
        if (ndcg > best.ndcg * (1 + leastGain)) best = { weights, ndcg };
      }
    }
    if (best.ndcg === before) break;
  }
  return best.weights;
}

/** NDCG@10 of each question. Of items of the same score the hidden one comes last, so that saying nothing finds nothing. */
export function gainsOf(questions: readonly Question[], weights: Float64Array): Float64Array {
  return Float64Array.from(questions, ({ said }) => {
    const hidden = scoreAt(said, 0, weights);
    let ahead = 0;
    for (let at = weights.length; at < said.length && ahead < listLength; at += weights.length) {
      if (scoreAt(said, at, weights) >= hidden) ahead++;
    }
    return ahead < listLength ? 1 / Math.log2(ahead + 2) : 0;
  });
}

function scoreAt(said: Float64Array, at: number, weights: Float64Array): number {
  let score = 0;
  for (let p = 0; p < weights.length; p++) score += weights[p]! * said[at + p]!;
  return score;
}
