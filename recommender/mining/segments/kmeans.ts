import { mulberry32 } from '../../../platform/random.js';
import { type Points, squaredDistance } from './points.js';

export interface KMeans {
  /** The cluster of each point, from 0. */
  labels: Int32Array;
  /** [clusters × width] */
  centres: Float64Array;
  /** Sum of the squared distances of the points from their centres. */
  spread: number;
}

export interface KMeansOptions {
  clusters: number;
  seed: number;
  /** The tightest of so many attempts is kept. */
  attempts: number;
}

const mostTurns = 100;

/**
 * Groups around centres: Lloyd's turns ("Least squares quantization in PCM", 1982) from centres that are drawn far from each other
 * (Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", 2007; the best of a few draws is taken). There must be
 * as many different points as clusters.
 */
export function kmeans(points: Points, { clusters, seed, attempts }: KMeansOptions): KMeans {
  const random = mulberry32(seed);
  let best: KMeans | undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = settle(points, drawCentres(points, clusters, random), clusters);
    if (!best || found.spread < best.spread) best = found;
  }
  return best!;
}

function drawCentres({ values, count, width }: Points, clusters: number, random: () => number): Float64Array {
  const centres = new Float64Array(clusters * width);
  const take = (cluster: number, point: number) => centres.set(values.subarray(point * width, (point + 1) * width), cluster * width);
  take(0, Math.floor(random() * count));
  let far = Float64Array.from({ length: count }, (_, i) => squaredDistance(values, i, centres, 0, width));
  const tries = 2 + Math.floor(Math.log(clusters));
  for (let cluster = 1; cluster < clusters; cluster++) {
    const total = sum(far);
    let best = { left: Number.POSITIVE_INFINITY, point: 0, far };
    for (let attempt = 0; attempt < tries; attempt++) {
      const point = drawFrom(far, random() * total);
      const nearer = far.map((distance, i) => Math.min(distance, squaredDistance(values, i, values, point, width)));
      const left = sum(nearer);
      if (left < best.left) best = { left, point, far: nearer };
    }
    take(cluster, best.point);
    far = best.far;
  }
  return centres;
}

/** The place at which the weights up to it reach `target`. */
function drawFrom(weights: Float64Array, target: number): number {
  let left = target;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    last = i;
    left -= weights[i]!;
    if (left < 0) break;
  }
  return last;
}

function settle(points: Points, start: Float64Array, clusters: number): KMeans {
  const labels = new Int32Array(points.count).fill(-1);
  let centres = start;
  let spread = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < mostTurns; turn++) {
    const { changed, total } = assign(points, centres, labels);
    spread = total;
    if (!changed) break;
    centres = centresOf(points, labels, clusters);
  }
  return { labels, centres, spread };
}

function assign({ values, count, width }: Points, centres: Float64Array, labels: Int32Array): { changed: boolean; total: number } {
  const clusters = centres.length / width;
  let changed = false;
  let total = 0;
  for (let i = 0; i < count; i++) {
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0; c < clusters; c++) {
      const distance = squaredDistance(values, i, centres, c, width);
      if (distance < least) {
        nearest = c;
        least = distance;
      }
    }
    if (labels[i] !== nearest) changed = true;
    labels[i] = nearest;
    total += least;
  }
  return { changed, total };
}

/** Means of the clusters; one that has lost all its points goes on from the point that is furthest from its own centre. */
function centresOf({ values, count, width }: Points, labels: Int32Array, clusters: number): Float64Array {
  const centres = new Float64Array(clusters * width);
  const sizes = new Int32Array(clusters);
  for (let i = 0; i < count; i++) {
    sizes[labels[i]!]!++;
    for (let k = 0; k < width; k++) centres[labels[i]! * width + k]! += values[i * width + k]!;
  }
  for (let c = 0; c < clusters; c++) {
    for (let k = 0; k < width && sizes[c]! > 0; k++) centres[c * width + k]! /= sizes[c]!;
  }
  for (let c = 0; c < clusters; c++) {
    if (sizes[c]! > 0) continue;
    let [furthest, most] = [0, -1];
    for (let i = 0; i < count; i++) {
      const distance = squaredDistance(values, i, centres, labels[i]!, width);
      if (distance > most) [furthest, most] = [i, distance];
    }
    labels[furthest] = c;
    centres.set(values.subarray(furthest * width, (furthest + 1) * width), c * width);
  }
  return centres;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
