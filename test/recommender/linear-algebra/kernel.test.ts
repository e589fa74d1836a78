import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../../../platform/random.js';
import { choleskySolve } from '../../../recommender/linear-algebra/cholesky.js';
import { inverse } from '../../../recommender/linear-algebra/inverse.js';
import { multiply } from '../../../recommender/linear-algebra/multiply.js';

const random = mulberry32(3);
const matrix = (rows: number, columns: number) => Float32Array.from({ length: rows * columns }, () => random() - 0.5);

function plainProduct(left: ArrayLike<number>, right: ArrayLike<number>, rows: number, depth: number, columns: number): number[] {
  return Array.from({ length: rows * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    let sum = 0;
    for (let k = 0; k < depth; k++) sum += left[row * depth + k]! * right[k * columns + column]!;
    return sum;
  });
}

/** Symmetric and positive definite. */
function definite(n: number): Float32Array {
  const half = matrix(n, n);
  const transposed = Float32Array.from(half, (_, at) => half[(at % n) * n + Math.floor(at / n)]!);
  return Float32Array.from(plainProduct(half, transposed, n, n, n), (value, at) => value + (at % (n + 1) === 0 ? 1 : 0));
}

const largestGap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0);
const identity = (n: number) => Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));

describe('products of matrices', () => {
  it('are those of plain loops, whatever the shape', () => {
    for (const [rows, depth, columns] of [
      [1, 1, 1],
      [3, 5, 7],
      [97, 300, 33],
    ] as const) {
      const [left, right] = [matrix(rows, depth), matrix(depth, columns)];
      const product = multiply(left, right, rows, depth, columns);
      expect(product).toHaveLength(rows * columns);
      expect(largestGap(product, plainProduct(left, right, rows, depth, columns))).toBeLessThan(1e-4);
    }
  });
});

describe('the inverse', () => {
  it('times its matrix is the identity, across blocks and within one', () => {
    for (const n of [1, 5, 64, 150]) {
      const whole = definite(n);
      expect(largestGap(plainProduct(whole, inverse(whole, n), n, n, n), identity(n))).toBeLessThan(1e-3);
    }
  });
});

describe("Cholesky's decomposition", () => {
  it('solves what the inverse solves', () => {
    const n = 20;
    const whole = definite(n);
    const right = Float64Array.from({ length: n }, () => random());
    const expected = plainProduct(inverse(whole, n), right, n, n, 1);
    choleskySolve(Float64Array.from(whole), right, n);
    expect(largestGap(right, expected)).toBeLessThan(1e-3);
  });
});
