import { correlation } from '../quality/correlation.js';

/** How near what was expected came to what happened. */
export interface Accuracy {
  /** Mean absolute error. */
  mae: number;
  /** Root of the mean squared error. */
  rmse: number;
  /** Pearson's; 0 where all expectations or all outcomes are the same. */
  correlation: number;
  predictedTotal: number;
  actualTotal: number;
}

/** Of at least one customer. */
export function accuracyOf(predicted: readonly number[], actual: readonly number[]): Accuracy {
  const n = predicted.length;
  const errors = predicted.map((value, k) => value - actual[k]!);
  return {
    mae: total(errors.map(Math.abs)) / n,
    rmse: Math.sqrt(total(errors.map((error) => error * error)) / n),
    correlation: correlation(Float64Array.from(predicted), Float64Array.from(actual)),
    predictedTotal: total(predicted),
    actualTotal: total(actual),
  };
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
