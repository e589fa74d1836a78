import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../../platform/random.js';
import { dotsWith, vectorTable } from '../../platform/vector-table.js';

describe.each([0, 1, 15, 16, 17, 512])('a table of vectors of %i numbers', (dimensions) => {
  const random = mulberry32(7);
  const vectors = Array.from({ length: 3 }, () => Float32Array.from({ length: dimensions }, () => random() * 2 - 1));
  const filled = () => {
    const table = vectorTable(vectors.length, dimensions);
    vectors.forEach((vector, i) => {
      table.row(i).set(vector);
    });
    return table;
  };

  it('begins with zeros', () => {
    expect([...vectorTable(2, dimensions).row(1)]).toEqual(new Array(dimensions).fill(0));
  });

  it('multiplies rows as a plain loop does', () => {
    const table = filled();
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [2, 2],
    ] as const) {
      const plain = vectors[a]!.reduce((sum, value, j) => sum + value * vectors[b]![j]!, 0);
      expect(table.dot(a, b)).toBeCloseTo(plain, 4);
    }
  });

  it('adds a multiple of a row to another as a plain loop does, and leaves all others alone', () => {
    const table = filled();
    table.add(1, 2, -0.75);
    expect(table.row(0)).toEqual(vectors[0]);
    expect(table.row(2)).toEqual(vectors[2]);
    table.row(1).forEach((value, j) => {
      expect(value).toBeCloseTo(vectors[1]![j]! - 0.75 * vectors[2]![j]!, 6);
    });
  });

  it('multiplies any vector with all of some', () => {
    const [asked, ...some] = vectors;
    const products = dotsWith(some);
    expect(products(some[0]!)[0]).toBeCloseTo(
      some[0]!.reduce((sum, value) => sum + value * value, 0),
      4,
    );
    products(asked!).forEach((product, i) => {
      expect(product).toBeCloseTo(
        some[i]!.reduce((sum, value, j) => sum + value * asked![j]!, 0),
        4,
      );
    });
  });
});

it('multiplies nothing with no vectors', () => {
  expect([...dotsWith([])(Float32Array.of(1, 2))]).toEqual([]);
});
