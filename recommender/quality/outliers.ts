import { sortedQuantile } from '../../platform/quantile.js';

/** Values far from where the others of their column lie. */
export interface Outliers {
  /** What was held against what. */
  method: 'median' | 'median of logarithms' | 'quartiles' | 'none';
  /** Values beyond are outliers: on a scale of logarithms of their magnitude. */
  low: number;
  high: number;
  /** Rows, the farthest first. */
  rows: number[];
}

/** Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers: from this modified z-score on a value is an outlier. */
const farthest = 3.5;
/** The median absolute deviation times this is the standard deviation of a normal distribution. */
const madToSigma = 1.4826;
/** Tukey's fence for what is far out, in interquartile ranges. */
const fence = 3;
const fewest = 10;

/**
 * Outliers of a column (NaN is a gap), by median and median absolute deviation; by Tukey's fences where more than half of the values are the
 * same. Where the upper half spreads over much more than the lower, as money does, magnitudes are compared by their logarithms.
 */
export function outliers(values: Float64Array): Outliers {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length < fewest) return { method: 'none', low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, rows: [] };
  if (isSkewed(sorted)) {
    const logarithms = values.map((value) => (value === 0 ? Number.NaN : Math.log(Math.abs(value))));
    const { low, high, rows } = beyond(logarithms, logarithms.filter((value) => !Number.isNaN(value)).sort());
    return { method: 'median of logarithms', low: Math.exp(low), high: Math.exp(high), rows };
  }
  return beyond(values, sorted);
}

function beyond(values: Float64Array, sorted: Float64Array): Outliers {
  const median = sortedQuantile(sorted, 0.5);
  const deviation = sortedQuantile(sorted.map((value) => Math.abs(value - median)).sort(), 0.5);
  const reach = farthest * madToSigma * deviation;
  const [q1, q3] = [sortedQuantile(sorted, 0.25), sortedQuantile(sorted, 0.75)];
  const byMedian = deviation > 0;
  const [low, high] = byMedian ? [median - reach, median + reach] : [q1 - fence * (q3 - q1), q3 + fence * (q3 - q1)];
  if (!byMedian && q1 === q3) return { method: 'none', low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, rows: [] };
  const rows = Array.from(values.keys()).filter((row) => values[row]! < low || values[row]! > high);
  rows.sort((a, b) => Math.abs(values[b]! - median) - Math.abs(values[a]! - median));
  return { method: byMedian ? 'median' : 'quartiles', low, high, rows };
}

function isSkewed(sorted: Float64Array): boolean {
  const [low, median, high] = [sortedQuantile(sorted, 0.05), sortedQuantile(sorted, 0.5), sortedQuantile(sorted, 0.95)];
  return median > 0 && high - median > 3 * (median - low) && low > -median;
}
