import { type Points, squaredDistance } from './points.js';

/** Distances between all pairs of points [count × count]. */
export function pairDistances({ values, count, width }: Points): Float64Array {
  const distances = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      const distance = Math.sqrt(squaredDistance(values, i, values, j, width));
      distances[i * count + j] = distance;
      distances[j * count + i] = distance;
    }
  }
  return distances;
}

/**
 * How well each point lies in its cluster, in [-1, 1]: near 1 it is far from every other cluster, below 0 it is nearer to another one
 * (Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis", 1987). 0 for a point alone in
 * its cluster, for one in no cluster (label below 0) and where there is one cluster only.
 */
export function silhouettes(distances: Float64Array, labels: ArrayLike<number>): Float64Array {
  const count = labels.length;
  const clusters = Array.from(labels).reduce((most, label) => Math.max(most, label + 1), 0);
  const sizes = new Int32Array(clusters);
  for (let i = 0; i < count; i++) if (labels[i]! >= 0) sizes[labels[i]!]!++;
  const scores = new Float64Array(count);
  const sums = new Float64Array(clusters);
  for (let i = 0; i < count; i++) {
    const own = labels[i]!;
    if (own < 0 || sizes[own]! < 2) continue;
    sums.fill(0);
    for (let j = 0; j < count; j++) if (labels[j]! >= 0) sums[labels[j]!]! += distances[i * count + j]!;
    const within = sums[own]! / (sizes[own]! - 1);
    let nearest = Number.POSITIVE_INFINITY;
    for (let c = 0; c < clusters; c++) if (c !== own && sizes[c]! > 0) nearest = Math.min(nearest, sums[c]! / sizes[c]!);
    const larger = Math.max(within, nearest);
    if (Number.isFinite(nearest) && larger > 0) scores[i] = (nearest - within) / larger;
  }
  return scores;
}
