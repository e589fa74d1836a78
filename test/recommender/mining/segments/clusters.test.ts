import { describe, expect, it } from 'vitest';
import { mulberry32, normal } from '../../../../platform/random.js';
import { type RawFeature, toFeatures } from '../../../../recommender/mining/features.js';
import { type ClusterOptions, clusterCustomers } from '../../../../recommender/mining/segments/clusters.js';
import { shuffled } from '../../tiny-shop.js';

/** Three kinds of customer: many who buy little, some who buy a lot, a few who send everything back. */
const kinds = [
  { name: 'small', count: 100, orders: 2, returns: 0 },
  { name: 'big', count: 60, orders: 20, returns: 1 },
  { name: 'back', count: 30, orders: 8, returns: 9 },
];
function shop(): { ids: string[]; raw: RawFeature[] } {
  const random = mulberry32(1);
  const rows = kinds.flatMap(({ name, count, orders, returns }) =>
    Array.from({ length: count }, (_, k) => ({
      id: `${name}-${k}`,
      orders: orders + 0.5 * normal(random),
      returns: returns + 0.3 * normal(random),
    })),
  );
  const raw = (['orders', 'returns'] as const).map((name) => ({ name, values: Float64Array.from(rows, (row) => row[name]) }));
  return { ids: rows.map(({ id }) => id), raw };
}
const { ids, raw } = shop();
const grouped = (options: Partial<ClusterOptions> = {}, features = toFeatures(ids, raw)) =>
  clusterCustomers(features, { method: 'kmeans', seed: 1, ...options });

describe('groups of customers', () => {
  it.each(['kmeans', 'density'] as const)(
    'by %s are the kinds that are there, the largest first, with what is telling of them',
    (method) => {
      const { clusters, assignments, silhouette } = grouped({ method });
      expect(clusters.map(({ customers }) => customers)).toEqual(
        kinds.map(({ count }) => (method === 'kmeans' ? count : expect.any(Number))),
      );
      expect(clusters.map(({ words }) => words)).toEqual(['low orders, low returns', 'very high orders', 'very high returns']);
      for (const { id, cluster } of assignments) {
        const kind = kinds.findIndex(({ name }) => id.startsWith(name));
        expect([`group ${kind + 1}`, null]).toContain(cluster);
      }
      for (const { stability } of clusters) expect(stability).toBeGreaterThan(0.75);
      expect(silhouette).toBeGreaterThan(0.7);
    },
  );

  it('are as many as silhouettes and gaps say, or as many as are asked for', () => {
    expect(grouped().choice).toMatchObject({ clusters: 3, gap: { clusters: 3 } });
    const asked = grouped({ clusters: 5 });
    expect(asked.clusters).toHaveLength(5);
    expect(asked.choice).toBeUndefined();
    expect(grouped({ clusters: 1 })).toMatchObject({ silhouette: null, notes: [expect.stringContaining('single group')] });
  });

  it.each(['kmeans', 'density'] as const)('by %s do not change with the order of the customers', (method) => {
    const order = shuffled([...ids.keys()], 5);
    const turned = toFeatures(
      order.map((row) => ids[row]!),
      raw.map(({ name, values }) => ({ name, values: Float64Array.from(order, (row) => values[row]!) })),
    );
    const { assignments, ...rest } = grouped({ method });
    const { assignments: turnedAssignments, ...turnedRest } = grouped({ method }, turned);
    expect(turnedRest).toEqual(rest);
    expect(turnedAssignments).toEqual(order.map((row) => assignments[row]));
  });

  it('are not made by one customer who has far more than all others', () => {
    const values = raw[0]!.values.slice();
    values[0] = 1e6;
    const { clusters, logarithmic, clipped } = grouped({}, toFeatures(ids, [{ name: 'orders', values }, raw[1]!]));
    expect(logarithmic).toEqual(['orders']);
    expect(clipped).toBe(1);
    expect(Math.min(...clusters.map(({ customers }) => customers))).toBeGreaterThan(1);
  });

  it.each([
    [1, 'kmeans'],
    [2, 'kmeans'],
    [3, 'kmeans'],
    [2, 'density'],
    [4, 'density'],
  ] as const)('are there for %d customers, too, by %s', (count, method) => {
    const some = Array.from({ length: count }, (_, k) => k);
    const features = { ...toFeatures(some.map(String), []), names: ['orders'], columns: [Float64Array.from(some)] };
    const { clusters, silhouette } = clusterCustomers(features, { method, seed: 1 });
    expect(clusters.reduce((sum, { customers }) => sum + customers, 0)).toBe(count);
    expect(Number.isNaN(silhouette)).toBe(false);
  });

  it('are two where there are two kinds of row, however many customers share them', () => {
    const values = Float64Array.from({ length: 20 }, (_, k) => k % 2);
    const { clusters, silhouette } = clusterCustomers(
      toFeatures(
        Array.from(values, (_, k) => `${k}`),
        [{ name: 'orders', values }],
      ),
      { method: 'kmeans', seed: 1 },
    );
    expect(clusters.map(({ customers }) => customers)).toEqual([10, 10]);
    expect(silhouette).toBe(1);
  });

  it('need a column that tells customers apart, and as many different customers as groups', () => {
    expect(() => grouped({}, toFeatures(['a', 'b'], [{ name: 'same', values: Float64Array.of(1, 1) }]))).toThrow(
      'There is no column of numbers that tells the customers apart.',
    );
    const twice = toFeatures(['a', 'b', 'c'], [{ name: 'orders', values: Float64Array.of(1, 1, 2) }]);
    expect(() => grouped({ clusters: 3 }, twice)).toThrow('2 different customers cannot make 3 clusters.');
  });
});
