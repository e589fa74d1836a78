import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../../platform/random.js';
import { unitVectors } from '../../platform/unit-vectors.js';

describe.each([1, 31, 32, 33, 512])('vectors of length 1 and %i numbers', (dimensions) => {
  const random = mulberry32(7);
  const some = (scale: number) => {
    const vector = Float32Array.from({ length: dimensions }, () => random() - 0.5);
    const length = Math.hypot(...vector) / scale;
    return vector.map((value) => value / length);
  };
  const vectors = [some(1), undefined, some(1), some(1)];
  const plain = (a: Float32Array | undefined, b: Float32Array | undefined) =>
    a && b ? a.reduce((sum, value, j) => sum + value * b[j]!, 0) : 0;
  const { dot, products, addTo } = unitVectors(vectors, dimensions);

  it('multiply as a plain loop does', () => {
    for (const a of vectors.keys()) for (const b of vectors.keys()) expect(dot(a, b)).toBeCloseTo(plain(vectors[a], vectors[b]), 4);
  });

  it.each([0.001, 1, 50])('multiply with a vector of length %d', (length) => {
    const asked = some(length);
    const answers = products(asked);
    expect(answers).toHaveLength(vectors.length);
    answers.forEach((product, i) => {
      expect(product / length).toBeCloseTo(plain(asked, vectors[i]) / length, 4);
    });
  });

  it('are nowhere near zeros', () => {
    expect([...products(new Float32Array(dimensions))]).toEqual([0, 0, 0, 0]);
  });

  it('add up', () => {
    const sum = vectors[0]!.slice();
    addTo(sum, 2, -3);
    addTo(sum, 1, 5);
    sum.forEach((value, j) => {
      expect(value).toBeCloseTo(vectors[0]![j]! - 3 * vectors[2]![j]!, 3);
    });
  });
});

it('hold the largest products there are', () => {
  const axis = Float32Array.of(1, ...new Array<number>(511).fill(0));
  const even = new Float32Array(512).fill(1 / Math.sqrt(512));
  const { dot, products } = unitVectors([axis, even, axis.map((value) => -value)], 512);
  expect(dot(0, 0)).toBeCloseTo(1, 6);
  expect(dot(0, 2)).toBeCloseTo(-1, 6);
  expect(products(even)[1]).toBeCloseTo(1, 3);
});

it('of none there are no products', () => {
  expect([...unitVectors([], 512).products(new Float32Array(512).fill(1))]).toEqual([]);
});
