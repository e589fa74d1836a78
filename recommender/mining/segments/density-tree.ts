import { type Points, squaredDistance } from './points.js';

/** Two points, or what has grown from them, that are joined at a distance. */
interface Edge {
  from: number;
  to: number;
  distance: number;
}

/** Two groups that become one; a number below the count of the points is a point, from there on what an earlier merge made. */
export interface Merge {
  parts: [number, number];
  size: number;
  distance: number;
}

/** Differences below this, in standard deviations, say nothing: points that coincide must not be endlessly dense. */
const leastDistance = 0.01;

/**
 * The shortest tree over all points where two are at least as far apart as the sparser of them is from its neighbours (Prim,
 * "Shortest connection networks", 1957); the shortest edge comes first.
 */
export function spanningTree(points: Points, neighbours: number): Edge[] {
  const { values, count, width } = points;
  const core = coreDistances(points, neighbours);
  const distances = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(count);
  const reached = new Uint8Array(count);
  const edges: Edge[] = [];
  for (let at = 0; edges.length < count - 1; ) {
    reached[at] = 1;
    let next = -1;
    for (let j = 0; j < count; j++) {
      if (reached[j]) continue;
      const distance = Math.max(core[at]!, core[j]!, Math.sqrt(squaredDistance(values, at, values, j, width)));
      if (distance < distances[j]!) {
        distances[j] = distance;
        from[j] = at;
      }
      if (next < 0 || distances[j]! < distances[next]!) next = j;
    }
    edges.push({ from: from[next]!, to: next, distance: distances[next]! });
    at = next;
  }
  return edges.sort((a, b) => a.distance - b.distance);
}

/** What becomes one with what, from the shortest edge on. */
export function mergesOf(edges: readonly Edge[], count: number): Merge[] {
  const parent = Int32Array.from({ length: 2 * count - 1 }, (_, group) => group);
  const rootOf = (group: number) => {
    let root = group;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = group; at !== root; ) {
      const above = parent[at]!;
      parent[at] = root;
      at = above;
    }
    return root;
  };
  const merges: Merge[] = [];
  const sizeOf = (group: number) => (group < count ? 1 : merges[group - count]!.size);
  for (const { from, to, distance } of edges) {
    const parts: [number, number] = [rootOf(from), rootOf(to)];
    for (const part of parts) parent[part] = count + merges.length;
    merges.push({ parts, size: sizeOf(parts[0]) + sizeOf(parts[1]), distance });
  }
  return merges;
}

/** The distance of each point from the last of its nearest neighbours. */
function coreDistances({ values, count, width }: Points, neighbours: number): Float64Array {
  const most = Math.min(neighbours, count - 1);
  const nearest = new Float64Array(most);
  return Float64Array.from({ length: count }, (_, i) => {
    nearest.fill(Number.POSITIVE_INFINITY);
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      const distance = squaredDistance(values, i, values, j, width);
      if (distance >= nearest[most - 1]!) continue;
      let place = most - 1;
      for (; place > 0 && nearest[place - 1]! > distance; place--) nearest[place] = nearest[place - 1]!;
      nearest[place] = distance;
    }
    return Math.max(leastDistance, Math.sqrt(nearest[most - 1]!));
  });
}
