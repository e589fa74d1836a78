/** A fitted logistic regression on standardised features; plain data. */
export interface LogisticRegression {
  /** Of each feature in the training rows. */
  means: number[];
  /** Standard deviations; 1 where a feature never varied. */
  scales: number[];
  /** Log-odds for one standard deviation of each feature. */
  weights: number[];
  /** Log-odds of the average row. */
  intercept: number;
}

const mostIterations = 50;
const tolerance = 1e-8;
/** A feature that deviates no more than rounding does is constant. */
const constant = 1e-9;

/**
 * Fits by Newton's method (iteratively reweighted least squares) with an L2 penalty on the weights, not on the intercept;
 * a step that would make the loss worse is halved. Deterministic. Rows are finite numbers of one length, labels 0 or 1.
 */
export function fitLogisticRegression(rows: readonly (readonly number[])[], labels: readonly number[], l2: number): LogisticRegression {
  const width = rows[0]?.length ?? 0;
  const means = Array.from({ length: width }, (_, f) => mean(rows, (row) => row[f]!));
  const deviations = means.map((centre, f) => Math.sqrt(mean(rows, (row) => (row[f]! - centre) ** 2)));
  const scales = deviations.map((deviation) => (deviation > constant ? deviation : 1));
  const design = rows.map((row) => [...row.map((value, f) => (value - means[f]!) / scales[f]!), 1]);
  let beta = new Array<number>(width + 1).fill(0);
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
  return { means, scales, weights: beta.slice(0, width), intercept: beta[width]! };
}

/** Log-odds that each feature adds for this row, against the average row. */
export function contributions(model: LogisticRegression, row: readonly number[]): number[] {
  return model.weights.map((weight, f) => (weight * (row[f]! - model.means[f]!)) / model.scales[f]!);
}

/** Probability of label 1, in [0, 1]. */
export function probability(model: LogisticRegression, row: readonly number[]): number {
  return sigmoid(contributions(model, row).reduce((sum, part) => sum + part, model.intercept));
}

/** Solves (XᵀWX + λI) step = Xᵀ(y − p) − λβ; the last column, the intercept, has only a trace of λ to stay solvable. */
function newtonStep(design: readonly number[][], labels: readonly number[], beta: readonly number[], l2: number): number[] {
  const size = beta.length;
  const hessian = Array.from({ length: size }, () => new Float64Array(size));
  const gradient = new Float64Array(size);
  design.forEach((row, r) => {
    const p = sigmoid(dot(row, beta));
    const weight = p * (1 - p);
    for (let i = 0; i < size; i++) {
      gradient[i]! += row[i]! * (labels[r]! - p);
      for (let j = 0; j <= i; j++) hessian[i]![j]! += weight * row[i]! * row[j]!;
    }
  });
  for (let i = 0; i < size; i++) {
    const penalty = i === size - 1 ? 0 : l2;
    gradient[i]! -= penalty * beta[i]!;
    hessian[i]![i]! += penalty + 1e-9;
  }
  return solve(hessian, gradient);
}

/** Cholesky decomposition of a positive definite matrix, of which the lower triangle is read and overwritten. */
function solve(matrix: Float64Array[], right: Float64Array): number[] {
  const size = right.length;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i]![k]! * matrix[j]![k]!;
      matrix[i]![j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[j]![j]!;
    }
  }
  const x = Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= matrix[i]![k]! * x[k]!;
    x[i]! /= matrix[i]![i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= matrix[k]![i]! * x[k]!;
    x[i]! /= matrix[i]![i]!;
  }
  return x;
}

function penalisedLoss(design: readonly number[][], labels: readonly number[], beta: readonly number[], l2: number): number {
  const fit = design.reduce((sum, row, r) => {
    const logit = dot(row, beta);
    // log(1 + e^logit) without overflow
    return sum + Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - labels[r]! * logit;
  }, 0);
  return fit + (l2 / 2) * beta.slice(0, -1).reduce((sum, b) => sum + b * b, 0);
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

function mean<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0) / Math.max(1, rows.length);
}
