import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRuns } from '../../nlu/engines/runs.js';

describe('runs of the encoder', () => {
  it('put texts of the same length together', () => {
    expect(planRuns([12, 12, 12, 12])).toEqual([[0, 1, 2, 3]]);
  });

  it('do not pad many short texts to the length of a long one', () => {
    const lengths = [128, ...new Array(20).fill(5)];
    expect(planRuns(lengths)).toEqual([[...lengths.keys()].slice(1), [0]]);
  });

  it('pad where that is cheaper than one more run', () => {
    expect(planRuns([9, 12, 8])).toEqual([[2, 0, 1]]);
  });

  it('have no more than 1024 places', () => {
    const runs = planRuns(new Array(20).fill(128));
    expect(runs).toHaveLength(3);
    for (const { length } of runs) expect(length * 128).toBeLessThanOrEqual(1024);
  });

  it('take every text once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 128 })), (lengths) => {
        expect(planRuns(lengths).flat().sort(ascending)).toEqual([...lengths.keys()]);
      }),
    );
  });
});

const ascending = (a: number, b: number) => a - b;
