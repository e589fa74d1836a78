import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapStatistic } from '../../../../recommender/mining/segments/gap-statistic.js';
import { kmeans } from '../../../../recommender/mining/segments/kmeans.js';
import { pairDistances, silhouettes } from '../../../../recommender/mining/segments/silhouette.js';
import { stability } from '../../../../recommender/mining/segments/stability.js';
import { blobs, pointsOf, strewn } from './some-points.js';

const few = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 })), { minLength: 4, maxLength: 9 });
const different = (rows: readonly (readonly number[])[]) => new Set(rows.map(String)).size;

/** The least spread of two clusters, by trying every division. */
function leastSpread(rows: readonly (readonly number[])[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let mask = 1; mask < 2 ** rows.length - 1; mask++) {
    const parts = [rows.filter((_, k) => mask & (1 << k)), rows.filter((_, k) => !(mask & (1 << k)))];
    const spread = parts.reduce((sum, part) => {
      const centre = [0, 1].map((k) => part.reduce((total, row) => total + row[k]!, 0) / part.length);
      return sum + part.reduce((total, row) => total + (row[0]! - centre[0]!) ** 2 + (row[1]! - centre[1]!) ** 2, 0);
    }, 0);
    least = Math.min(least, spread);
  }
  return least;
}

describe('k-means', () => {
  it('settles where each point is nearest to the centre of its own cluster, hardly less tight than two clusters can be', () => {
    fc.assert(
      fc.property(few, (rows) => {
        fc.pre(different(rows) >= 2);
        const { spread, labels, centres } = kmeans(pointsOf(rows), { clusters: 2, seed: 1, attempts: 20 });
        const distance = (row: readonly number[], cluster: number) =>
          (row[0]! - centres[2 * cluster]!) ** 2 + (row[1]! - centres[2 * cluster + 1]!) ** 2;
        for (const [k, row] of rows.entries()) expect(distance(row, labels[k]!)).toBeLessThanOrEqual(distance(row, 1 - labels[k]!));
        expect(new Set(labels).size).toBe(2);
        expect(spread).toBeLessThanOrEqual(1.4 * leastSpread(rows) + 1e-9);
        expect(spread).toBeGreaterThanOrEqual(leastSpread(rows) - 1e-9);
      }),
    );
  });

  it('gives each different point a cluster of its own where there are as many', () => {
    const { spread, labels } = kmeans(pointsOf([[0], [0], [3], [9]]), { clusters: 3, seed: 1, attempts: 5 });
    expect(spread).toBe(0);
    expect(new Set(labels).size).toBe(3);
  });
});

describe('silhouettes', () => {
  it('lie in [-1, 1], and are those of the definition', () => {
    fc.assert(
      fc.property(few, fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 9, maxLength: 9 }), (rows, drawn) => {
        const labels = drawn.slice(0, rows.length);
        const scores = silhouettes(pairDistances(pointsOf(rows)), labels);
        const distance = (a: readonly number[], b: readonly number[]) => Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!);
        rows.forEach((row, i) => {
          const meanTo = (label: number) => {
            const others = rows.filter((_, j) => j !== i && labels[j] === label);
            return others.reduce((sum, other) => sum + distance(row, other), 0) / others.length;
          };
          const own = meanTo(labels[i]!);
          const nearest = Math.min(...[0, 1, 2].filter((label) => label !== labels[i] && labels.includes(label)).map(meanTo));
          const alone = labels[i]! < 0 || Number.isNaN(own) || nearest === Number.POSITIVE_INFINITY || Math.max(own, nearest) === 0;
          expect(scores[i]).toBeCloseTo(alone ? 0 : (nearest - own) / Math.max(own, nearest), 10);
          expect(Math.abs(scores[i]!)).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});

describe('the gap statistic', () => {
  it('counts clusters that lie apart, and finds one in points without any', () => {
    expect(gapStatistic(blobs(60), 6, 1).clusters).toBe(3);
    expect(gapStatistic(strewn(200), 6, 1).clusters).toBe(1);
  });
});

describe('stability', () => {
  const group = (clusters: number) => (points: ReturnType<typeof blobs>, seed: number) =>
    kmeans(points, { clusters, seed, attempts: 3 }).labels;

  it('is high for clusters that are there, lower where one is cut in two, and in [0, 1]', () => {
    const points = blobs(60);
    const of = (clusters: number) =>
      stability(points, group(clusters)(points, 1), clusters, { group: group(clusters), resampling: 'bootstrap', seed: 1 });
    expect(Math.min(...of(3))).toBeGreaterThan(0.95);
    expect(Math.min(...of(5))).toBeLessThan(0.75);
    for (const value of [...of(3), ...of(5)]) expect(value >= 0 && value <= 1).toBe(true);
  });
});
