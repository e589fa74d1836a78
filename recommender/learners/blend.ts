import { logLossOf, logOdds, sigmoid } from './log-odds.js';

const steps = 20;

/**
 * Weights of models for a mean of their log-odds: each step takes the model that helps the mean of those taken so far most
 * (ensemble selection with replacement, Caruana et al. 2004). `risks` [models][rows] of rows that the models did not see; only `rows`
 * are looked at. The weights add up to 1.
 */
export function blendWeights(risks: readonly Float64Array[], labels: Uint8Array, rows: Int32Array): number[] {
  const odds = risks.map((of) => Float64Array.from(rows, (r) => logOdds(of[r]!)));
  const taken = risks.map(() => 0);
  const sum = new Float64Array(rows.length);
  for (let step = 1; step <= steps; step++) {
    const losses = odds.map((own) => {
      let loss = 0;
      for (let k = 0; k < rows.length; k++) loss += logLossOf(sigmoid((sum[k]! + own[k]!) / step), labels[rows[k]!]!);
      return loss;
    });
    const best = losses.indexOf(Math.min(...losses));
    taken[best]!++;
    odds[best]!.forEach((own, k) => {
      sum[k]! += own;
    });
  }
  return taken.map((count) => count / steps);
}
