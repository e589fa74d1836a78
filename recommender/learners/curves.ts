import { type Matrix, sortedColumn } from './matrix.js';

/**
 * How each feature is bent for a linear model: its knots, from the lowest to the highest, or none where it stays as it is.
 * Values beyond the range that was learnt count as its end: one outlier must not pull at a straight line.
 */
export interface Curves {
  low: number[];
  high: number[];
  knots: number[][];
}

/** Fewer different values than this need no curve. */
const fewestValues = 9;
/** Ends of the range: this share of the rows lies beyond each. */
const beyond = 0.005;

/** Knots at equal shares of the training rows, the outermost at 5 % and 95 % (Harrell, Regression Modeling Strategies, 2015, §2.4). */
export function learnCurves(matrix: Matrix, knots: number): Curves {
  const curves: Curves = { low: [], high: [], knots: [] };
  for (let f = 0; f < matrix.width; f++) {
    const sorted = sortedColumn(matrix, f);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
    const [low, high] = [at(beyond), at(1 - beyond)];
    const varies = low < high;
    curves.low.push(varies ? low : sorted[0]!);
    curves.high.push(varies ? high : sorted.at(-1)!);
    const places = Array.from({ length: knots }, (_, k) => at(0.05 + (0.9 * k) / Math.max(1, knots - 1)));
    const different = [...new Set(places)];
    const bent = knots > 2 && different.length > 2 && new Set(sorted).size >= fewestValues;
    curves.knots.push(bent ? different : []);
  }
  return curves;
}

/** Each feature within its range, followed by the terms of its natural cubic spline (restricted: straight beyond the outer knots). */
export function bend({ low, high, knots }: Curves, { values, rows, width }: Matrix): Matrix {
  const starts = [0];
  for (const own of knots) starts.push(starts.at(-1)! + Math.max(1, own.length - 1));
  const wide = starts.at(-1)!;
  const bent = new Float64Array(rows * wide);
  for (let r = 0; r < rows; r++) {
    for (let f = 0; f < width; f++) {
      const value = Math.min(high[f]!, Math.max(low[f]!, values[r * width + f]!));
      const to = r * wide + starts[f]!;
      bent[to] = value;
      const own = knots[f]!;
      for (let k = 0; k < own.length - 2; k++) bent[to + 1 + k] = splineTerm(own, k, value);
    }
  }
  return { values: bent, rows, width: wide };
}

/** Harrell's term k, divided by the square of the range so that it has the feature's own units. */
function splineTerm(knots: readonly number[], k: number, value: number): number {
  const last = knots.at(-1)!;
  const before = knots.at(-2)!;
  const from = knots[k]!;
  const tails = cube(value - before) * (last - from) - cube(value - last) * (before - from);
  return (cube(value - from) - tails / (last - before)) / (last - knots[0]!) ** 2;
}

function cube(distance: number): number {
  return distance > 0 ? distance ** 3 : 0;
}
