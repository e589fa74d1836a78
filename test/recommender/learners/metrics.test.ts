import { describe, expect, it } from 'vitest';
import { qualityOf } from '../../../recommender/learners/metrics.js';

describe('measuring risks', () => {
  it('counts pairs in the right order, ties half, and precision down the list', () => {
    const { auc, prAuc, brier, logLoss, ece } = qualityOf(Float64Array.of(0.9, 0.6, 0.6, 0.1), [1, 0, 1, 0]);
    expect(auc).toBeCloseTo(3.5 / 4);
    expect(prAuc).toBeCloseTo((1 + 2 / 3) / 2);
    expect(brier).toBeCloseTo((0.01 + 0.36 + 0.16 + 0.01) / 4);
    expect(logLoss).toBeCloseTo(-(2 * Math.log(0.9) + Math.log(0.6) + Math.log(0.4)) / 4);
    expect(ece).toBeCloseTo((0.1 + 0.2 + 0.1) / 4);
  });
});
