import { describe, expect, it } from 'vitest';
import { judge } from '../../workers/learning/gate.js';

const exam = { measure: 'AUC', rival: 0.8, rivalName: 'churn-3', tolerance: 0.01, protocol: 'both on the same 500 customers' };

describe('the gate', () => {
  it('promotes what is better, and says by which figures', () => {
    expect(judge({ ...exam, candidate: 0.85 })).toEqual({
      passed: true,
      sentence: 'Promoted: AUC 0.850 against 0.800 of churn-3, where 0.010 lower still counts as noise; both on the same 500 customers.',
    });
  });

  it('promotes what is lower by no more than noise', () => {
    expect(judge({ ...exam, candidate: 0.791 }).passed).toBe(true);
  });

  it('keeps back what is lower by more', () => {
    expect(judge({ ...exam, candidate: 0.789 })).toMatchObject({
      passed: false,
      sentence: expect.stringMatching(/^Kept back: AUC 0\.789 against 0\.800/),
    });
  });

  it('keeps back a figure that is no number', () => {
    expect(judge({ ...exam, candidate: Number.NaN }).passed).toBe(false);
  });

  it('forgives a first model nothing', () => {
    const first = { ...exam, tolerance: 0, rival: 0.6, rivalName: 'what a first model must reach' };
    expect(judge({ ...first, candidate: 0.599 }).passed).toBe(false);
    expect(judge({ ...first, candidate: 0.601 }).sentence).toBe(
      'Promoted: AUC 0.601 against 0.600 of what a first model must reach; both on the same 500 customers.',
    );
  });
});
