import { minimise } from './lbfgs.js';
import { dot, type Matrix, row, timesTransposed, transposedTimes, zeros } from './matrix.js';

/** A fitted multinomial logistic regression. */
export interface SoftmaxRegression {
  classes: number;
  dimensions: number;
  /** Float32Array [classes × (dimensions + 1)], the bias last in each row. */
  weights: Float32Array;
}

const maxIterations = 60;
/** Of the gradient, for each row: brings the loss within a thousandth of its minimum, past which accuracy does not change. */
const tolerance = 2.5e-4;

/**
 * Fits one regression for each strength of the L2 penalty, in the order given; each starts from the one before, so begin
 * with the strongest. The loss is the sum over the rows plus `penalty / 2` times the squared weights; the bias is free.
 * Rows are vectors of one length, labels from 0 to `classes - 1`. Deterministic.
 */
export function fitSoftmaxRegressions(
  rows: readonly Float32Array[],
  labels: readonly number[],
  classes: number,
  penalties: readonly number[],
): SoftmaxRegression[] {
  const dimensions = rows[0]?.length ?? 0;
  const centre = mean(rows, dimensions);
  const features = centred(rows, centre);
  const weights = zeros(classes, dimensions + 1);
  const objective = penalisedLoss(features, labels, weights);
  const stopping = { maxIterations, tolerance: tolerance * rows.length };
  return penalties.map((penalty) => {
    minimise((x, gradient) => objective(x, gradient, penalty), weights.values, stopping);
    return { classes, dimensions, weights: uncentred(weights, centre) };
  });
}

/** Log-odds of each class, up to a common constant. */
export function logits({ classes, dimensions, weights }: SoftmaxRegression, vector: Float32Array): number[] {
  return Array.from({ length: classes }, (_, k) => {
    const bias = k * (dimensions + 1) + dimensions;
    return dot(weights.subarray(bias - dimensions, bias), vector) + weights[bias]!;
  });
}

/** Probabilities of the classes; a temperature above 1 makes them more even, one below 1 more decided. */
export function softmax(logits: readonly number[], temperature = 1): number[] {
  const largest = logits.reduce((max, logit) => Math.max(max, logit), Number.NEGATIVE_INFINITY);
  const powers = logits.map((logit) => Math.exp((logit - largest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Centred features make the problem rounder, so that fewer iterations do; the bias takes the shift back. */
function centred(rows: readonly Float32Array[], centre: Float64Array): Matrix {
  const features = zeros(rows.length, centre.length + 1);
  rows.forEach((vector, i) => {
    const target = row(features, i);
    vector.forEach((value, j) => {
      target[j] = value - centre[j]!;
    });
    target[centre.length] = 1;
  });
  return features;
}

function uncentred(weights: Matrix, centre: Float64Array): Float32Array {
  const flat = new Float32Array(weights.rows * weights.columns);
  for (let k = 0; k < weights.rows; k++) {
    const source = row(weights, k);
    flat.set(source, k * weights.columns);
    const shift = centre.reduce((sum, value, j) => sum + value * source[j]!, 0);
    flat[k * weights.columns + centre.length] = source[centre.length]! - shift;
  }
  return flat;
}

function penalisedLoss(
  features: Matrix,
  labels: readonly number[],
  { rows: classes, columns }: Matrix,
): (x: Float64Array, gradient: Float64Array, penalty: number) => number {
  const weights = zeros(classes, columns);
  const slopes = zeros(classes, columns);
  const errors = zeros(features.rows, classes);
  return (x, gradient, penalty) => {
    weights.values = x;
    slopes.values = gradient;
    timesTransposed(features, weights, errors);
    let loss = 0;
    labels.forEach((label, i) => {
      loss += errorOfRow(row(errors, i), label);
    });
    transposedTimes(errors, features, slopes);
    for (let k = 0; k < classes; k++) {
      const w = row(weights, k);
      const g = row(slopes, k);
      for (let j = 0; j < columns - 1; j++) {
        loss += (penalty / 2) * w[j]! * w[j]!;
        g[j]! += penalty * w[j]!;
      }
    }
    return loss;
  };
}

/** Turns a row of logits into probabilities less the truth, the gradient of its loss; returns minus the log-likelihood. */
function errorOfRow(logits: Float64Array, label: number): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) largest = Math.max(largest, logit);
  const own = logits[label]! - largest;
  let sum = 0;
  for (let k = 0; k < logits.length; k++) {
    logits[k] = Math.exp(logits[k]! - largest);
    sum += logits[k]!;
  }
  for (let k = 0; k < logits.length; k++) logits[k]! /= sum;
  logits[label]! -= 1;
  return Math.log(sum) - own;
}

function mean(rows: readonly Float32Array[], dimensions: number): Float64Array {
  const sum = new Float64Array(dimensions);
  for (const vector of rows) for (let j = 0; j < dimensions; j++) sum[j]! += vector[j]!;
  return sum.map((value) => value / Math.max(1, rows.length));
}
