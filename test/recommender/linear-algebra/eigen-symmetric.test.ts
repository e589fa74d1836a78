import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eigenSymmetric } from '../../../recommender/linear-algebra/eigen-symmetric.js';
import { invertSymmetric } from '../../../recommender/linear-algebra/invert-symmetric.js';

/** Symmetric, with many equal and vanishing numbers among others. */
const symmetric = fc
  .integer({ min: 1, max: 9 })
  .chain((size) =>
    fc.array(
      fc.oneof(
        fc.integer({ min: -2, max: 2 }),
        fc.integer({ min: -999, max: 999 }).map((n) => n / 1000),
      ),
      {
        minLength: size ** 2,
        maxLength: size ** 2,
      },
    ),
  )
  .map((numbers) => {
    const size = Math.sqrt(numbers.length);
    return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => numbers[Math.min(i, j) * size + Math.max(i, j)]!));
  });
const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).reduce((sum, value, k) => sum + value * b[k]!, 0);

describe('eigenvalues of a symmetric matrix', () => {
  it('come largest first, each with a unit vector that the matrix only stretches, at right angles to the others', () => {
    fc.assert(
      fc.property(symmetric, (matrix) => {
        const { values, vectors } = eigenSymmetric(matrix);
        expect([...values]).toEqual([...values].sort((a, b) => b - a));
        for (const [k, vector] of vectors.entries()) {
          for (const [i, row] of matrix.entries()) expect(dot(row, vector)).toBeCloseTo(values[k]! * vector[i]!, 10);
          for (const [l, other] of vectors.entries()) expect(dot(vector, other)).toBeCloseTo(k === l ? 1 : 0, 10);
        }
      }),
    );
  });

  it('are there for a matrix without rows', () => {
    expect(eigenSymmetric([])).toEqual({ values: new Float64Array(), vectors: [] });
  });
});

describe('the inverse of a symmetric matrix', () => {
  it('undoes it, and where it has none undoes what can be undone', () => {
    expect(
      invertSymmetric([
        [2, 1],
        [1, 2],
      ]).map((row) => [...row]),
    ).toEqual([
      [expect.closeTo(2 / 3, 12), expect.closeTo(-1 / 3, 12)],
      [expect.closeTo(-1 / 3, 12), expect.closeTo(2 / 3, 12)],
    ]);
    for (const row of invertSymmetric([
      [1, 1],
      [1, 1],
    ]))
      for (const value of row) expect(value).toBeCloseTo(0.25, 12);
  });
});
