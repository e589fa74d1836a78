import type { Matrix } from './matrix.js';

/** Where each feature lies and how much it varies. */
export interface Standardisation {
  /** Of each feature in the training rows. */
  means: number[];
  /** Standard deviations; 1 where a feature never varied. */
  scales: number[];
}

/** A feature that deviates no more than rounding does is constant. */
const constant = 1e-9;

export function standardisationOf({ values, rows, width }: Matrix): Standardisation {
  const means = new Array<number>(width).fill(0);
  const squares = new Array<number>(width).fill(0);
  for (let k = 0; k < values.length; k++) means[k % width]! += values[k]! / rows;
  for (let k = 0; k < values.length; k++) squares[k % width]! += (values[k]! - means[k % width]!) ** 2 / rows;
  const scales = squares.map((square, f) => (Math.sqrt(square) > constant * Math.max(1, Math.abs(means[f]!)) ? Math.sqrt(square) : 1));
  return { means, scales };
}

/** Every feature with mean 0 and deviation 1. */
export function standardise({ means, scales }: Standardisation, { values, rows, width }: Matrix): Matrix {
  return { values: values.map((value, k) => (value - means[k % width]!) / scales[k % width]!), rows, width };
}
