import type { Features } from '../features.js';
import type { Points } from './points.js';

/** Features on one scale, so that no column counts for more because its numbers are larger. */
export interface Standardised {
  points: Points;
  /** Columns that were taken as logarithms because a few customers have far more than all others. */
  logarithmic: string[];
  /** Values that lay further out than counts, and were brought in. */
  clipped: number;
}

/** Skewness from which a column without negative numbers is taken as logarithms, if that makes it less skewed. */
const skewed = 1.5;
/** In standard deviations: a single customer far away must not be a group of its own. */
const furthest = 4;
const mostRounds = 20;

/** Each column with mean 0 and standard deviation 1, in logarithms where it is skewed. */
export function standardise({ names, columns }: Pick<Features, 'names' | 'columns'>): Standardised {
  const count = columns[0]?.length ?? 0;
  const width = columns.length;
  const values = new Float64Array(count * width);
  const logarithmic: string[] = [];
  let clipped = 0;
  columns.forEach((column, k) => {
    const logarithms = inLogarithms(column);
    if (logarithms) logarithmic.push(names[k]!);
    const { values: kept, clipped: beyond } = clip(logarithms ?? column);
    clipped += beyond;
    const { mean, deviation } = momentsOf(kept);
    for (const [row, value] of kept.entries()) values[row * width + k] = deviation > 0 ? (value - mean) / deviation : 0;
  });
  return { points: { values, count, width }, logarithmic, clipped };
}

/** Brings in what lies too far out, again and again: what is furthest out hides the rest. */
function clip(column: Float64Array): { values: Float64Array; clipped: number } {
  let values = column;
  for (let round = 0; round < mostRounds; round++) {
    const { mean, deviation } = momentsOf(values);
    const [low, high] = [mean - furthest * deviation, mean + furthest * deviation];
    if (!values.some((value) => value < low || value > high)) break;
    values = values.map((value) => Math.max(low, Math.min(high, value)));
  }
  return { values, clipped: values.filter((value, row) => value !== column[row]).length };
}

function inLogarithms(column: Float64Array): Float64Array | undefined {
  if (column.some((value) => value < 0)) return undefined;
  const before = momentsOf(column).skewness;
  if (before < skewed) return undefined;
  const logarithms = column.map(Math.log1p);
  return Math.abs(momentsOf(logarithms).skewness) < before ? logarithms : undefined;
}

/** Sums go from the smallest value up, so that they do not depend on the order of the rows. */
function momentsOf(column: Float64Array): { mean: number; deviation: number; skewness: number } {
  const rising = column.slice().sort();
  const mean = rising.reduce((sum, value) => sum + value / rising.length, 0);
  const power = (exponent: number) => rising.reduce((sum, value) => sum + (value - mean) ** exponent / rising.length, 0);
  const deviation = Math.sqrt(power(2));
  return { mean, deviation, skewness: deviation > 0 ? power(3) / deviation ** 3 : 0 };
}
