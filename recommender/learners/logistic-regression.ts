import { sigmoid } from './log-odds.js';
import { type Matrix, rowOf } from './matrix.js';
import { type Standardisation, standardisationOf, standardise } from './standardisation.js';

/** A fitted logistic regression on standardised features; plain data. */
export interface LogisticRegression extends Standardisation {
  /** Log-odds for one standard deviation of each feature. */
  weights: number[];
  /** Log-odds of the average row. */
  intercept: number;
}

const mostIterations = 50;
const tolerance = 1e-8;

/**
 * Fits by Newton's method (iteratively reweighted least squares) with an L2 penalty on the weights, not on the intercept;
 * a step that would make the loss worse is halved. Deterministic. Labels are 0 or 1, one a row.
 */
export function fitLogisticRegression(matrix: Matrix, labels: ArrayLike<number>, l2: number): LogisticRegression {
  const { width } = matrix;
  const scale = standardisationOf(matrix);
  const design = withIntercept(standardise(scale, matrix));
  let beta = new Float64Array(width + 1);
  let loss = penalisedLoss(design, labels, beta, l2);
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const step = newtonStep(design, labels, beta, l2);
    let share = 1;
    let next = beta;
    let nextLoss = Number.POSITIVE_INFINITY;
    while (nextLoss > loss && share > tolerance) {
      next = beta.map((b, k) => b + share * step[k]!);
      nextLoss = penalisedLoss(design, labels, next, l2);
      share /= 2;
    }
    const gained = loss - nextLoss;
    if (!(gained > 0)) break;
    [beta, loss] = [next, nextLoss];
    if (gained < tolerance * loss) break;
  }
  return { ...scale, weights: Array.from(beta.subarray(0, width)), intercept: beta[width]! };
}

/** Probability of label 1, in [0, 1]. */
export function regressionProbability({ means, scales, weights, intercept }: LogisticRegression, row: ArrayLike<number>): number {
  let sum = intercept;
  for (let f = 0; f < weights.length; f++) sum += (weights[f]! * (row[f]! - means[f]!)) / scales[f]!;
  return sigmoid(sum);
}

function withIntercept({ values, rows, width }: Matrix): Matrix {
  const wider = new Float64Array(rows * (width + 1)).fill(1);
  for (let r = 0; r < rows; r++) wider.set(values.subarray(r * width, (r + 1) * width), r * (width + 1));
  return { values: wider, rows, width: width + 1 };
}

/** Solves (XᵀWX + λI) step = Xᵀ(y − p) − λβ; the last column, the intercept, has only a trace of λ to stay solvable. */
function newtonStep(design: Matrix, labels: ArrayLike<number>, beta: Float64Array, l2: number): Float64Array {
  const { rows, width } = design;
  const hessian = new Float64Array(width * width);
  const gradient = new Float64Array(width);
  for (let r = 0; r < rows; r++) {
    const row = rowOf(design, r);
    const p = sigmoid(dot(row, beta));
    const weight = p * (1 - p);
    const rest = labels[r]! - p;
    for (let i = 0; i < width; i++) {
      const value = row[i]!;
      if (value === 0) continue;
      gradient[i]! += value * rest;
      const weighted = weight * value;
      const line = i * width;
      for (let j = 0; j <= i; j++) hessian[line + j]! += weighted * row[j]!;
    }
  }
  for (let i = 0; i < width; i++) {
    const penalty = i === width - 1 ? 0 : l2;
    gradient[i]! -= penalty * beta[i]!;
    hessian[i * width + i]! += penalty + 1e-9;
  }
  return solve(hessian, gradient);
}

/** Cholesky decomposition of a positive definite matrix, of which the lower triangle is read and overwritten. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k]! * matrix[j * size + k]!;
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[j * size + j]!;
    }
  }
  const x = right.slice();
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= matrix[i * size + k]! * x[k]!;
    x[i]! /= matrix[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= matrix[k * size + i]! * x[k]!;
    x[i]! /= matrix[i * size + i]!;
  }
  return x;
}

function penalisedLoss(design: Matrix, labels: ArrayLike<number>, beta: Float64Array, l2: number): number {
  let loss = 0;
  for (let r = 0; r < design.rows; r++) {
    const logit = dot(rowOf(design, r), beta);
    // log(1 + e^logit) without overflow
    loss += Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - labels[r]! * logit;
  }
  for (let k = 0; k < beta.length - 1; k++) loss += (l2 / 2) * beta[k]! ** 2;
  return loss;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
