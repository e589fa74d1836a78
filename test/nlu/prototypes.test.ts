import { describe, expect, it } from 'vitest';
import { dot } from '../../nlu/dot.js';
import { nearness, prototypesOf } from '../../nlu/prototypes.js';
import { mulberry32 } from '../../platform/random.js';

const dimensions = 24;

function unit(values: Float32Array): Float32Array {
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

/** Vectors around an axis each, as many as `spread` lets stray, dealt out in turn. */
function around(axes: number, count: number, spread = 0.1): Float32Array[] {
  const random = mulberry32(5);
  return Array.from({ length: count }, (_, i) =>
    unit(Float32Array.from({ length: dimensions }, (_, j) => (j === i % axes ? 1 : 0) + spread * (random() - 0.5))),
  );
}

const axis = (k: number) => Float32Array.from({ length: dimensions }, (_, j) => (j === k ? 1 : 0));

describe('prototypes', () => {
  it('of few vectors are these vectors', () => {
    const vectors = around(3, 4);
    expect(prototypesOf(vectors)).toEqual(vectors);
    expect(prototypesOf([])).toEqual([]);
  });

  it('of many vectors are four of length one', () => {
    const prototypes = prototypesOf(around(20, 200, 1));
    expect(prototypes).toHaveLength(4);
    for (const prototype of prototypes) expect(dot(prototype, prototype)).toBeCloseTo(1, 5);
  });

  it('stand in the middle of each group of vectors', () => {
    const prototypes = prototypesOf(around(4, 160));
    const near = nearness(prototypes);
    for (let k = 0; k < 4; k++) expect(near(axis(k))).toBeGreaterThan(0.995);
    expect(near(axis(12))).toBeLessThan(0.1);
  });

  it('of the same vectors are the same, also where vectors are all alike', () => {
    expect(prototypesOf(around(20, 100, 1))).toEqual(prototypesOf(around(20, 100, 1)));
    for (const prototype of prototypesOf(Array.from({ length: 30 }, () => axis(2)))) expect(prototype).toEqual(axis(2));
  });
});

describe('nearness', () => {
  it('is the cosine to the most similar vector', () => {
    const vectors = around(5, 40, 1);
    const asked = unit(Float32Array.from({ length: dimensions }, (_, j) => Math.sin(j)));
    expect(nearness(vectors)(asked)).toBeCloseTo(Math.max(...vectors.map((vector) => dot(vector, asked))), 3);
    expect(nearness(vectors)(vectors[17]!)).toBeCloseTo(1, 3);
  });

  it('may be negative, and is 0 where there is nothing to be near to', () => {
    expect(nearness([axis(0)])(axis(0).map((value) => -value))).toBe(-1);
    expect(nearness([])(axis(0))).toBe(0);
  });
});
