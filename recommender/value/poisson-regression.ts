/** Rows of numbers with a count to be foretold for each. */
export interface CountExamples {
  /** Each row of the same length. */
  rows: readonly (readonly number[])[];
  /** What is expected without the regression, above 0. */
  expected: readonly number[];
  counts: readonly number[];
}

/** Multiplies what is expected by exp(intercept + weights · (row - means) / scales). */
export interface PoissonRegression {
  means: number[];
  scales: number[];
  weights: number[];
  intercept: number;
}

const mostRounds = 50;
const farthestStep = 1;

/**
 * Poisson regression with an offset and a ridge penalty on the weights of standardised columns, by Newton's method with bounded steps. A penalty
 * of 30 weighs as much as 30 purchases.
 */
export function fitPoissonRegression({ rows, expected, counts }: CountExamples, penalty: number): PoissonRegression {
  const width = rows[0]?.length ?? 0;
  const means = Array.from({ length: width }, (_, j) => rows.reduce((sum, row) => sum + row[j]! / rows.length, 0));
  const scales = means.map((mean, j) => Math.sqrt(rows.reduce((sum, row) => sum + (row[j]! - mean) ** 2 / rows.length, 0)) || 1);
  const standard = rows.map((row) => [1, ...row.map((x, j) => (x - means[j]!) / scales[j]!)]);
  const weights = new Array<number>(width + 1).fill(0);
  for (let round = 0; round < mostRounds; round++) {
    const gradient = weights.map((weight, j) => (j === 0 ? 0 : penalty * weight));
    const curvature = weights.map((_, j) => weights.map((_, k) => (j !== k ? 0 : j === 0 ? 1e-9 : penalty)));
    standard.forEach((row, i) => {
      const mean = expected[i]! * Math.exp(Math.min(20, dot(weights, row)));
      for (let j = 0; j < row.length; j++) {
        gradient[j]! += (mean - counts[i]!) * row[j]!;
        for (let k = 0; k <= j; k++) curvature[j]![k]! += mean * row[j]! * row[k]!;
      }
    });
    const step = solve(curvature, gradient).map((s) => Math.max(-farthestStep, Math.min(farthestStep, s)));
    for (let j = 0; j < weights.length; j++) weights[j]! -= step[j]!;
    if (Math.max(...step.map(Math.abs)) < 1e-8) break;
  }
  return { means, scales, weights: weights.slice(1), intercept: weights[0]! };
}

/** What the regression multiplies by, without its intercept: how a row differs from the others. */
export function shapeOf({ means, scales, weights }: PoissonRegression, row: readonly number[]): number {
  return Math.exp(weights.reduce((sum, weight, j) => sum + (weight * (row[j]! - means[j]!)) / scales[j]!, 0));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, k) => sum + x * b[k]!, 0);
}

/** Solves for a positive definite matrix, of which the lower half is read, by Cholesky's decomposition. */
function solve(lower: readonly number[][], right: readonly number[]): number[] {
  const l = lower.map((row) => [...row]);
  const size = right.length;
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < j; k++) for (let i = j; i < size; i++) l[i]![j]! -= l[i]![k]! * l[j]![k]!;
    const pivot = Math.sqrt(Math.max(l[j]![j]!, 1e-12));
    for (let i = j; i < size; i++) l[i]![j]! /= pivot;
  }
  const x = [...right];
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < j; k++) x[j]! -= l[j]![k]! * x[k]!;
    x[j]! /= l[j]![j]!;
  }
  for (let j = size - 1; j >= 0; j--) {
    for (let k = j + 1; k < size; k++) x[j]! -= l[k]![j]! * x[k]!;
    x[j]! /= l[j]![j]!;
  }
  return x;
}
