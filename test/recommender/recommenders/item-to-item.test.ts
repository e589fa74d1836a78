import { describe, expect, it } from 'vitest';
import { type ItemRows, rowsRecommender } from '../../../recommender/recommenders/item-rows.js';
import { fitItemToItem, type ItemToItemParameters } from '../../../recommender/recommenders/item-to-item.js';
import type { Trail } from '../../../recommender/recommenders/trail.js';

const trail = (items: number[], interest = items.map(() => 1)) => ({
  items: Int32Array.from(items),
  interest: Float64Array.from(interest),
  at: Float64Array.from(items.keys()),
});
const cosine = { window: 10, pairDecay: 1, backward: 1, damping: 0.5, smoothing: 0 };
const similar = (trails: Trail[], itemCount: number, parameters: ItemToItemParameters) =>
  fitItemToItem({ trails, itemCount, asOf: new Date(0) }, parameters);
const rowOf = ({ starts, others, weights }: ItemRows, item: number) =>
  new Map(Array.from(others.slice(starts[item], starts[item + 1]), (other, k) => [other, weights[starts[item]! + k]!]));

describe('similarities of items', () => {
  it('are the cosine of their customers where nearness and order are left out', () => {
    const rows = similar([trail([0, 1]), trail([0, 1]), trail([0, 2])], 3, cosine);
    expect(rowOf(rows, 0).get(1)).toBeCloseTo(2 / Math.sqrt(3 * 2));
    expect(rowOf(rows, 0).get(2)).toBeCloseTo(1 / Math.sqrt(3));
    expect(rowOf(rows, 1).has(2)).toBe(false);
  });

  it('fall with the distance in a trail, end with the window, and count less against the order', () => {
    const near = similar([trail([0, 1, 2, 3])], 4, { ...cosine, window: 2, pairDecay: 0.5, backward: 0.25 });
    expect([...rowOf(near, 0)]).toEqual([
      [1, 1],
      [2, 0.5],
    ]);
    expect(rowOf(near, 3).get(2)).toBeCloseTo(0.25);
  });

  it('shrink where few customers stand behind them', () => {
    const trails = [trail([0, 1]), ...Array.from({ length: 9 }, () => trail([2, 3]))];
    const smoothed = similar(trails, 4, { ...cosine, smoothing: 1 });
    expect(rowOf(smoothed, 0).get(1)).toBeCloseTo(0.5);
    expect(rowOf(smoothed, 2).get(3)).toBeCloseTo(0.9);
  });

  it('take nothing from an item without interest', () => {
    const fitted = similar([trail([0, 1, 2], [1, 0, 1])], 3, { ...cosine, window: 1 });
    expect(rowOf(fitted, 0)).toEqual(new Map([[2, 1]]));
    expect(rowOf(fitted, 1).size).toBe(0);
  });
});

describe('scoring by similarities', () => {
  it('adds what the newest touches say, the newest most, and knows what each said', () => {
    const fitted = similar([trail([0, 2]), trail([1, 2]), trail([1, 3])], 4, cosine);
    const { score, explain } = rowsRecommender(fitted, { decay: 0.5, floor: 0 });
    const [cosine02, cosine12] = [1 / Math.sqrt(2), 1 / 2];
    expect(score(trail([0, 1]))[2]).toBeCloseTo(0.5 * cosine02 + cosine12);
    expect([...explain(trail([0, 1]), 2)]).toEqual([expect.closeTo(0.5 * cosine02), expect.closeTo(cosine12)]);
    expect([...explain(trail([0, 1]), 3)]).toEqual([0, expect.closeTo(1 / Math.sqrt(2))]);
    expect([...score(trail([]))]).toEqual([0, 0, 0, 0]);
  });
});
