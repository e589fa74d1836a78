import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oblimin } from '../../../../recommender/mining/factors/oblimin.js';
import { varimax } from '../../../../recommender/mining/factors/varimax.js';

const rows = (numbers: readonly (readonly number[])[]) => numbers.map((row) => Float64Array.from(row));
const someLoadings = fc
  .array(
    fc.array(
      fc.integer({ min: -999, max: 999 }).map((n) => n / 1000),
      { minLength: 3, maxLength: 3 },
    ),
    { minLength: 5, maxLength: 9 },
  )
  .map(rows);
const length = (row: Float64Array) => Math.hypot(...row) || 1;

/** The sum over the factors of the variance of squared loadings, with every column given the same say. */
function varimaxCriterion(loadings: readonly Float64Array[], sizes: readonly number[]): number {
  return [0, 1, 2].reduce((total, f) => {
    const squares = loadings.map((row, k) => (row[f]! / sizes[k]!) ** 2);
    const mean = squares.reduce((sum, value) => sum + value, 0) / squares.length;
    return total + squares.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  }, 0);
}

/** Principal factors of Harman's five socio-economic variables, and their varimax rotation, as SAS/STAT's guide to FACTOR prints them. */
const harman = {
  unrotated: rows([
    [0.62533, 0.76621],
    [0.7137, -0.55515],
    [0.71447, 0.67936],
    [0.87899, -0.15847],
    [0.74215, -0.57806],
  ]),
  rotated: [
    [0.02255, 0.98874],
    [0.90419, 0.00055],
    [0.14625, 0.97499],
    [0.79085, 0.41509],
    [0.94072, -0.00004],
  ],
};

describe('varimax', () => {
  it('gives what is published of a textbook example', () => {
    for (const [k, row] of varimax(harman.unrotated).entries()) {
      for (const [f, value] of row.entries()) expect(value).toBeCloseTo(harman.rotated[k]![f]!, 3);
    }
  });

  it('cannot be bettered by a small turn of two factors', () => {
    fc.assert(
      fc.property(someLoadings, fc.constantFrom([0, 1], [0, 2], [1, 2]), fc.constantFrom(-0.02, 0.02), (loadings, [a, b], angle) => {
        const sizes = loadings.map(length);
        const turned = varimax(loadings);
        const further = turned.map((row) => {
          const moved = row.slice();
          moved[a!] = Math.cos(angle) * row[a!]! - Math.sin(angle) * row[b!]!;
          moved[b!] = Math.sin(angle) * row[a!]! + Math.cos(angle) * row[b!]!;
          return moved;
        });
        expect(varimaxCriterion(further, sizes)).toBeLessThanOrEqual(varimaxCriterion(turned, sizes) + 1e-9);
      }),
    );
  });

  it('keeps what each column has in common with the others', () => {
    fc.assert(
      fc.property(someLoadings, (loadings) => {
        for (const [k, row] of varimax(loadings).entries()) expect(Math.hypot(...row)).toBeCloseTo(Math.hypot(...loadings[k]!), 10);
      }),
    );
  });
});

describe('oblimin', () => {
  it('finds factors that are correlated where columns lie along two slanted axes', () => {
    const slanted = rows([
      [0.8, 0],
      [0.7, 0],
      [0.6, 0],
      [0.4, 0.69],
      [0.35, 0.61],
      [0.3, 0.52],
    ]);
    const { loadings, correlations } = oblimin(varimax(slanted));
    for (const row of loadings) expect(Math.min(...row.map(Math.abs))).toBeLessThan(0.01);
    expect(Math.abs(correlations[0]![1]!)).toBeCloseTo(0.5, 1);
  });

  it('keeps what columns have in common, with axes of length 1', () => {
    fc.assert(
      fc.property(someLoadings, (loadings) => {
        const turned = oblimin(varimax(loadings));
        const inCommon = (a: Float64Array, b: Float64Array) =>
          turned.correlations.reduce((sum, row, i) => sum + row.reduce((inner, value, j) => inner + a[i]! * value * b[j]!, 0), 0);
        for (const [f, row] of turned.correlations.entries()) expect(row[f]).toBeCloseTo(1, 10);
        loadings.forEach((row, k) => {
          const between = row.reduce((sum, value, f) => sum + value * loadings[0]![f]!, 0);
          expect(inCommon(turned.loadings[k]!, turned.loadings[0]!)).toBeCloseTo(between, 6);
        });
      }),
      { numRuns: 30 },
    );
  });
});
