import { mulberry32 } from '../../../platform/random.js';
import { eigenSymmetric } from '../../linear-algebra/eigen-symmetric.js';
import { kmeans } from './kmeans.js';
import type { Points } from './points.js';

export interface GapStatistic {
  /** For one cluster, two clusters and so on: how much tighter they are than in points without clusters, in logarithms. */
  gaps: number[];
  /** Standard errors of the gaps. */
  errors: number[];
  /** The fewest clusters after which one more gains nothing beyond its error. */
  clusters: number;
}

const references = 20;
const attempts = 3;
/** Where points coincide with their centres a logarithm would have no end. */
const leastSpread = 1e-9;

/**
 * Compares how tight up to `most` clusters are with those of points strewn evenly over a box along the principal components
 * (Tibshirani, Walther and Hastie, "Estimating the number of clusters in a data set via the gap statistic", 2001).
 */
export function gapStatistic(points: Points, most: number, seed: number): GapStatistic {
  const random = mulberry32(seed);
  const strew = evenly(points);
  const own = tightness(points, most, seed);
  const strewn = Array.from({ length: references }, () => tightness(strew(random), most, seed));
  const gaps = own.map((value, k) => mean(strewn.map((each) => each[k]!)) - value);
  const errors = own.map((_, k) => deviation(strewn.map((each) => each[k]!)) * Math.sqrt(1 + 1 / references));
  const enough = gaps.findIndex((gap, k) => k + 1 < gaps.length && gap >= gaps[k + 1]! - errors[k + 1]!);
  return { gaps, errors, clusters: enough < 0 ? most : enough + 1 };
}

/** Logarithm of the spread within one cluster, two clusters and so on. */
function tightness(points: Points, most: number, seed: number): number[] {
  return Array.from({ length: most }, (_, k) =>
    Math.log(Math.max(kmeans(points, { clusters: k + 1, seed, attempts }).spread, leastSpread)),
  );
}

/** Draws points evenly from the box around the given ones. */
function evenly({ values, count, width }: Points): (random: () => number) => Points {
  const centre = new Float64Array(width);
  values.forEach((value, k) => {
    centre[k % width]! += value / count;
  });
  const off = values.map((value, k) => value - centre[k % width]!);
  const rows = Array.from({ length: count }, (_, i) => off.subarray(i * width, (i + 1) * width));
  const covariance = Array.from(centre, (_, a) =>
    Float64Array.from(centre, (_, b) => rows.reduce((sum, row) => sum + row[a]! * row[b]!, 0)),
  );
  const edges = eigenSymmetric(covariance).vectors.map((direction) => {
    const along = rows.map((row) => row.reduce((sum, value, k) => sum + value * direction[k]!, 0));
    return { direction, low: Math.min(...along), high: Math.max(...along) };
  });
  return (random) => {
    const drawn = new Float64Array(count * width);
    for (let i = 0; i < count; i++) {
      for (const { direction, low, high } of edges) {
        const along = low + random() * (high - low);
        for (let k = 0; k < width; k++) drawn[i * width + k]! += along * direction[k]!;
      }
    }
    return { values: drawn, count, width };
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}
