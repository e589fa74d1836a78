import { mulberry32 } from '../../../platform/random.js';
import { type Points, pick } from './points.js';

/** Gives each point a cluster from 0, or -1. */
export type Grouping = (points: Points, seed: number) => Int32Array;

export interface StabilityOptions {
  group: Grouping;
  /** `bootstrap`: as many points, drawn with repetition. `part`: four fifths, each once: points that coincide are endlessly dense. */
  resampling: 'bootstrap' | 'part';
  seed: number;
  /** `done` of `total` samples are looked at. */
  onProgress?: (done: number, total: number) => void;
}

const rounds = 50;
const kept = 0.8;

/**
 * How well each cluster is found again in other samples of the same customers: its likeness to the most similar cluster there
 * (Jaccard's coefficient over the customers in both, from 0 to 1), on average. Below 0.6 a cluster should not be believed, from 0.75 on it is one
 * (Hennig, "Cluster-wise assessment of cluster stability", 2007).
 */
export function stability(
  points: Points,
  labels: Int32Array,
  clusters: number,
  { group, resampling, seed, onProgress }: StabilityOptions,
): number[] {
  const random = mulberry32(seed);
  const sums = new Float64Array(clusters);
  const counts = new Int32Array(clusters);
  for (let round = 0; round < rounds; round++) {
    const places = resampling === 'bootstrap' ? drawn(points.count, random) : part(points.count, random);
    const again = group(pick(points, places), seed + round + 1);
    likenesses(labels, places, again, clusters).forEach((likeness, cluster) => {
      if (likeness === undefined) return;
      sums[cluster]! += likeness;
      counts[cluster]!++;
    });
    onProgress?.(round + 1, rounds);
  }
  return Array.from(sums, (sum, cluster) => (counts[cluster]! > 0 ? sum / counts[cluster]! : 0));
}

/** What a stability means, in Hennig's reading. */
export function stabilityInWords(value: number): string {
  if (value >= 0.85) return 'very stable';
  if (value >= 0.75) return 'stable';
  return value >= 0.6 ? 'a pattern' : 'unstable';
}

/** For each cluster its likeness to the most similar of the new ones; undefined where none of its points was drawn. */
function likenesses(labels: Int32Array, places: Int32Array, again: Int32Array, clusters: number): (number | undefined)[] {
  const others = again.reduce((most, label) => Math.max(most, label + 1), 0);
  const both = Array.from({ length: clusters }, () => new Int32Array(others));
  const own = new Int32Array(clusters);
  const other = new Int32Array(others);
  const seen = new Set<number>();
  places.forEach((place, k) => {
    if (seen.has(place)) return;
    seen.add(place);
    const [before, after] = [labels[place]!, again[k]!];
    if (before >= 0) own[before]!++;
    if (after >= 0) other[after]!++;
    if (before >= 0 && after >= 0) both[before]![after]!++;
  });
  return both.map((row, before) => {
    if (own[before] === 0) return undefined;
    return row.reduce((best, shared, after) => Math.max(best, shared / (own[before]! + other[after]! - shared)), 0);
  });
}

function drawn(count: number, random: () => number): Int32Array {
  return Int32Array.from({ length: count }, () => Math.floor(random() * count));
}

function part(count: number, random: () => number): Int32Array {
  return Int32Array.from({ length: count }, (_, place) => place).filter(() => random() < kept);
}
