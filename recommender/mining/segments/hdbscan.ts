import { type Merge, mergesOf, spanningTree } from './density-tree.js';
import type { Points } from './points.js';

export interface DensityClusters {
  /** The cluster of each point, from 0; -1 for points that lie apart from all. */
  labels: Int32Array;
  clusters: number;
  /** Of each cluster the distance within which a point still belongs to it. */
  reach: number[];
}

export interface DensityOptions {
  /** Points of the smallest group that is one. */
  minSize: number;
  /** Neighbours that make a point's surroundings dense. */
  neighbours: number;
}

/**
 * Groups of points that are denser than what lies between them, of any form and each with its own density, and points that belong to none:
 * HDBSCAN (Campello, Moulavi and Sander, "Density-based clustering based on hierarchical density estimates", 2013) with the excess of
 * mass as what makes a cluster. Where nothing is denser than the rest, all points are one cluster. Its time grows with the square of
 * the points.
 */
export function hdbscan(points: Points, { minSize, neighbours }: DensityOptions): DensityClusters {
  if (points.count < 2 * minSize) return { labels: new Int32Array(points.count), clusters: 1, reach: [Number.POSITIVE_INFINITY] };
  const { clusters, last } = condense(mergesOf(spanningTree(points, neighbours), points.count), points.count, minSize);
  return labelled(clusters, last, chosenOf(clusters));
}

/** A group that holds together over a range of densities; density is the inverse of distance. */
interface Cluster {
  parent: number;
  children: number[];
  /** Density at which it splits off. */
  birth: number;
  /** Excess of mass: by how much its points outlive its birth, summed. */
  mass: number;
}

/** Clusters from the whole down, each before its children, and for each point the last cluster that it was in. */
function condense(merges: readonly Merge[], count: number, minSize: number): { clusters: Cluster[]; last: Int32Array } {
  const clusters: Cluster[] = [{ parent: -1, children: [], birth: 0, mass: 0 }];
  const last = new Int32Array(count);
  const sizeOf = (group: number) => (group < count ? 1 : merges[group - count]!.size);
  const outlive = (group: number, cluster: number, density: number) => {
    clusters[cluster]!.mass += sizeOf(group) * (density - clusters[cluster]!.birth);
  };
  const leave = (group: number, cluster: number) => {
    for (const stack = [group]; stack.length > 0; ) {
      const next = stack.pop()!;
      if (next < count) last[next] = cluster;
      else stack.push(...merges[next - count]!.parts);
    }
  };
  const open = [{ group: count + merges.length - 1, cluster: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { group, cluster } = next;
    const { parts, distance } = merges[group - count]!;
    const density = 1 / distance;
    const large = parts.filter((part) => sizeOf(part) >= minSize);
    for (const part of parts) {
      if (large.length !== 1 || part !== large[0]) outlive(part, cluster, density);
      if (!large.includes(part)) leave(part, cluster);
    }
    if (large.length === 1) open.push({ group: large[0]!, cluster });
    if (large.length < 2) continue;
    for (const part of large) {
      clusters[cluster]!.children.push(clusters.length);
      open.push({ group: part, cluster: clusters.length });
      clusters.push({ parent: cluster, children: [], birth: density, mass: 0 });
    }
  }
  return { clusters, last };
}

/** The clusters, none inside another, that have the most mass together; the whole only where it does not split. */
function chosenOf(clusters: readonly Cluster[]): Set<number> {
  const best = clusters.map(({ mass }) => mass);
  const holds = clusters.map(() => true);
  for (let k = clusters.length - 1; k >= 0; k--) {
    const inside = clusters[k]!.children.reduce((sum, child) => sum + best[child]!, 0);
    if (clusters[k]!.children.length === 0 || (k > 0 && best[k]! >= inside)) continue;
    holds[k] = false;
    best[k] = inside;
  }
  const chosen = new Set<number>();
  for (const stack = [0]; stack.length > 0; ) {
    const k = stack.pop()!;
    if (holds[k]) chosen.add(k);
    else stack.push(...clusters[k]!.children);
  }
  return chosen;
}

function labelled(clusters: readonly Cluster[], last: Int32Array, chosen: ReadonlySet<number>): DensityClusters {
  const numbers = new Map([...chosen].sort((a, b) => a - b).map((k, number) => [k, number]));
  const labels = last.map((from) => {
    let at = from;
    while (at >= 0 && !numbers.has(at)) at = clusters[at]!.parent;
    return at < 0 ? -1 : numbers.get(at)!;
  });
  return { labels, clusters: numbers.size, reach: Array.from(numbers.keys(), (k) => 1 / clusters[k]!.birth) };
}
