import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRuns } from '../../nlu/engines/runs.js';

describe('runs of the encoder', () => {
  it('put texts of the same length together', () => {
    expect(planRuns([12, 12, 12, 12])).toEqual([[0, 1, 2, 3]]);
  });

  it('do not pad short texts to the length of a long one', () => {
    expect(planRuns([5, 128, 5, 6, 120])).toEqual([[0, 2, 3], [4], [1]]);
  });

  it('pad where that is cheaper than one more run', () => {
    expect(planRuns([9, 10, 8])).toEqual([[2, 0, 1]]);
  });

  it('hold no more than 1024 pieces', () => {
    const runs = planRuns(new Array(20).fill(128));
    expect(runs.map(({ length }) => length).sort()).toEqual([4, 8, 8]);
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
