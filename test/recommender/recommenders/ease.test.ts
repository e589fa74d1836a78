import { describe, expect, it } from 'vitest';
import { ease } from '../../../recommender/recommenders/ease.js';
import { byCustomers, byItems } from '../../../recommender/recommenders/ease-exact.js';
import type { ItemRows, RowEntry } from '../../../recommender/recommenders/item-rows.js';
import { twoTastes } from './some-trails.js';

const evidence = twoTastes(150, 12);
const ridge = 5;

/** Gauss and Jordan, in plain loops: the closed form of the paper. */
function closedForm(): number[][] {
  const n = evidence.itemCount;
  const rows: number[][] = Array.from({ length: n }, (_, i) =>
    Array.from({ length: 2 * n }, (_, j): number => (j === i ? ridge : j === n + i ? 1 : 0)),
  );
  for (const { items } of evidence.trails) for (const i of items) for (const j of items) rows[i]![j]! += 1;
  for (let pivot = 0; pivot < n; pivot++) {
    const by = rows[pivot]![pivot]!;
    rows[pivot] = rows[pivot]!.map((value) => value / by);
    for (let row = 0; row < n; row++) {
      const times = row === pivot ? 0 : rows[row]![pivot]!;
      rows[row] = rows[row]!.map((value, k) => value - times * rows[pivot]![k]!);
    }
  }
  const precision = rows.map((row) => row.slice(n));
  return precision.map((row, i) => row.map((value, j) => (i === j ? 0 : -value / precision[j]![j]!)));
}

const dense = (entries: readonly RowEntry[]) => {
  const row = new Array<number>(evidence.itemCount).fill(0);
  for (const { other, weight } of entries) row[other] = weight;
  return row;
};
const rowOf = ({ starts, others, weights }: ItemRows, item: number) =>
  dense(Array.from(others.slice(starts[item], starts[item + 1]), (other, k) => ({ other, weight: weights[starts[item]! + k]! })));
const closeTo = (expected: readonly number[]) => expected.map((value) => expect.closeTo(value, 4));

describe('EASE', () => {
  const expected = closedForm();

  it('is the closed form of the paper, by the items as by the customers', () => {
    const [items, customers] = [byItems(evidence.trails, 12, ridge), byCustomers(evidence.trails, 12, ridge)];
    for (let item = 0; item < 12; item++) {
      expect([...items(item)]).toEqual(closeTo(expected[item]!));
      expect([...customers(item)]).toEqual(closeTo(expected[item]!));
    }
  });

  it('is the same where each item is reconstructed from a neighbourhood that holds all', () => {
    // More items than are inverted at once, and more customers; nobody touched the others.
    const many = {
      ...evidence,
      itemCount: 2_600,
      trails: [
        ...evidence.trails,
        ...Array.from({ length: 2_600 }, (_, c) => ({
          ...evidence.trails[0]!,
          items: Int32Array.of(20 + (c % 2_000)),
          interest: Float64Array.of(1),
          at: Float64Array.of(0),
        })),
      ],
    };
    const rows = ease.fit(many, { ridge, decay: 1, floor: 1 });
    for (let item = 0; item < 12; item++) expect(rowOf(rows, item)).toEqual(closeTo(expected[item]!));
  });

  it('says nothing of an item nobody touched, and takes nothing from a dislike', () => {
    const [first, ...others] = evidence.trails;
    const disliked = { ...first!, items: Int32Array.from([...first!.items, 12]), interest: Float64Array.from([...first!.interest, 0]) };
    const rows = ease.fit({ ...evidence, itemCount: 13, trails: [disliked, ...others] }, { ridge, decay: 1, floor: 1 });
    expect(rows.starts[13]! - rows.starts[12]!).toBe(0);
    expect([...rows.others]).not.toContain(12);
  });
});
