import { describe, expect, it } from 'vitest';
import { chiSquareTail } from '../../../../recommender/mining/factors/chi-square.js';

describe('the tail of chi-square', () => {
  it.each([
    [3.841458821, 1, 0.05],
    [18.30703805, 10, 0.05],
    [2, 2, Math.exp(-1)],
    [70, 2, Math.exp(-35)],
    [124.3421134, 100, 0.05],
    [0, 5, 1],
  ])('beyond %d with %d degrees is what tables say', (value, degrees, tail) => {
    expect(chiSquareTail(value, degrees) / tail).toBeCloseTo(1, 6);
  });

  it('vanishes where nothing can be told from 0 any more', () => {
    expect(chiSquareTail(1e6, 190)).toBe(0);
  });
});
