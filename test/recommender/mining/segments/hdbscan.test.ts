import { describe, expect, it } from 'vitest';
import { mulberry32, normal } from '../../../../platform/random.js';
import { densityGroups } from '../../../../recommender/mining/segments/density-groups.js';
import { spanningTree } from '../../../../recommender/mining/segments/density-tree.js';
import { hdbscan } from '../../../../recommender/mining/segments/hdbscan.js';
import { blobs, pointsOf } from './some-points.js';

/** Two half moons in each other: no two centres divide them. */
function moons(count: number): number[][] {
  const random = mulberry32(6);
  return Array.from({ length: count }, (_, k) => {
    const angle = Math.PI * random();
    const [x, y] = k % 2 === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    return [x! + 0.06 * normal(random), y! + 0.06 * normal(random)];
  });
}

describe('groups by density', () => {
  it('are found whatever their form', () => {
    const { labels, clusters } = hdbscan(pointsOf(moons(400)), { minSize: 10, neighbours: 10 });
    expect(clusters).toBe(2);
    for (const moon of [0, 1]) {
      const own = labels.filter((_, k) => k % 2 === moon);
      expect(new Set(own.filter((label) => label >= 0)).size).toBe(1);
      expect(own.filter((label) => label < 0).length).toBeLessThan(20);
    }
  });

  it('leave out points that lie apart', () => {
    const { values, width } = blobs(60);
    const far = [100, 100, -100, 50];
    const points = { values: Float64Array.of(...values, ...far), count: 182, width };
    const labels = densityGroups(points, 1);
    expect([...labels.slice(180)]).toEqual([-1, -1]);
    expect(new Set(labels.filter((label) => label >= 0)).size).toBe(3);
  });

  it('are one where nothing is denser than the rest, or where all points coincide', () => {
    expect(new Set(hdbscan(pointsOf(Array.from({ length: 50 }, () => [1, 2])), { minSize: 5, neighbours: 5 }).labels)).toEqual(
      new Set([0]),
    );
    expect(hdbscan(pointsOf([[1], [2]]), { minSize: 5, neighbours: 5 })).toMatchObject({ clusters: 1 });
    expect(hdbscan(pointsOf([[1]]), { minSize: 5, neighbours: 5 }).labels).toHaveLength(1);
  });
});

describe('the tree that groups grow from', () => {
  it('is as short as any: Kruskal finds the same length', () => {
    const random = mulberry32(9);
    const rows = Array.from({ length: 40 }, () => [random(), random()]);
    const distance = (a: number, b: number) => Math.hypot(rows[a]![0]! - rows[b]![0]!, rows[a]![1]! - rows[b]![1]!);
    const core = rows.map((_, i) => rows.map((_, j) => distance(i, j)).sort((a, b) => a - b)[3]!);
    const edges = rows
      .flatMap((_, a) => rows.slice(0, a).map((_, b) => ({ a, b, length: Math.max(core[a]!, core[b]!, distance(a, b)) })))
      .sort((x, y) => x.length - y.length);
    const groups = rows.map((_, k) => k);
    let total = 0;
    for (const { a, b, length } of edges) {
      const [from, to] = [groups[a]!, groups[b]!];
      if (from === to) continue;
      total += length;
      groups.forEach((group, k) => {
        if (group === from) groups[k] = to;
      });
    }
    const tree = spanningTree(pointsOf(rows), 3);
    expect(tree.reduce((sum, edge) => sum + edge.distance, 0)).toBeCloseTo(total, 10);
  });
});
