import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areaUnderRoc,
  fitScopeWeights,
  isOutOfScope,
  recallAt,
  type ScopeEvidence,
  type ScopeWeights,
  scopeMargin,
  scopeScore,
  scopeThreshold,
} from '../../nlu/out-of-scope.js';
import { mulberry32 } from '../../platform/random.js';

/** Few values, so that many are equal. */
const scores = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 30 });

describe('the area under the ROC curve', () => {
  it('is the share of pairs in which ours scores higher, a draw counting for half', () => {
    fc.assert(
      fc.property(scores, scores, (ours, others) => {
        const pairs = ours.flatMap((our) => others.map((other) => (our > other ? 1 : our === other ? 0.5 : 0)));
        expect(areaUnderRoc(ours, others)).toBeCloseTo(pairs.reduce((sum: number, pair) => sum + pair, 0) / pairs.length, 10);
      }),
    );
  });

  it('is a coin toss where there is nothing to tell apart', () => {
    expect(areaUnderRoc([], [1])).toBe(0.5);
    expect(areaUnderRoc([1], [])).toBe(0.5);
  });
});

describe('recall at an accepted share', () => {
  it('is the share of others below what lets so many of ours pass', () => {
    const ours = Array.from({ length: 100 }, (_, score) => score);
    expect(recallAt(0.95, ours, [-1, 0, 4.9, 5, 50])).toBe(0.6);
    expect(recallAt(0.5, ours, [-1, 0, 4.9, 5, 50])).toBe(0.8);
    expect(recallAt(0.95, ours, [])).toBe(0);
  });
});

describe('the threshold', () => {
  it('lets 96 in 100 of ours pass, however many there are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 200 }), (ours) => {
        const threshold = scopeThreshold(ours);
        const passing = ours.filter((score) => score >= threshold).length;
        expect(passing).toBe(ours.length - Math.floor(ours.length * (1 - 0.96)));
      }),
    );
  });

  it('is where the scope margin is 0', () => {
    const weights = { nearness: 1, margin: 0.5, strangeness: 0.25, novelty: 0.5 };
    const evidence = { nearness: 0.75, margin: -0.5, strangeness: 0.5, novelty: 0.25 };
    expect(scopeScore(evidence, weights)).toBe(0.25);
    expect(scopeMargin(evidence, { weights, threshold: 0.25 })).toBe(0);
    expect(scopeMargin(evidence, { weights, threshold: 0.5 })).toBeLessThan(0);
  });
});

describe('the weights of the evidence', () => {
  const random = mulberry32(2);
  const noise = () => random() - 0.5;
  const areaOf = (weights: ScopeWeights, ours: ScopeEvidence[], others: ScopeEvidence[]) => {
    const [own, other] = [ours, others].map((all) => all.map((evidence) => scopeScore(evidence, weights)));
    return areaUnderRoc(own!, other!);
  };

  it.each<[string, (our: boolean) => ScopeEvidence]>([
    ['the margin', (our) => ({ nearness: 0.6 + 0.4 * noise(), margin: (our ? 0.2 : -0.5) + noise(), strangeness: 0, novelty: 0 })],
    [
      'the strangeness',
      (our) => ({
        nearness: 0.6 + 0.4 * noise(),
        margin: -0.2 + 0.1 * noise(),
        strangeness: (our ? 0.2 : 0.6) + 0.4 * noise(),
        novelty: 0,
      }),
    ],
    [
      'the novelty',
      (our) => ({
        nearness: 0.6 + 0.4 * noise(),
        margin: -0.2 + 0.1 * noise(),
        strangeness: 0,
        novelty: (our ? 0.2 : 0.8) + 0.4 * noise(),
      }),
    ],
  ])('tell ours from others better than nearness alone where %s tells them apart', (_, make) => {
    const [ours, others] = [true, false].map((our) => Array.from({ length: 200 }, () => make(our)));
    const chosen = areaOf(fitScopeWeights(ours!, others!), ours!, others!);
    expect(areaOf({ nearness: 1, margin: 0, strangeness: 0, novelty: 0 }, ours!, others!)).toBeLessThan(0.6);
    expect(chosen).toBeGreaterThan(0.8);
  });

  it('give nothing on strangeness where nothing strange is known', () => {
    const known = (our: boolean) =>
      Array.from({ length: 50 }, () => ({ nearness: (our ? 0.7 : 0.5) + noise(), margin: noise(), strangeness: 0, novelty: 0 }));
    expect(fitScopeWeights(known(true), known(false)).strangeness).toBe(0);
  });
});

it.each([
  ['out_of_scope', true],
  ['oos', true],
  ['order_status', false],
  ['oosterhout', false],
])('the name %s is out of scope: %s', (name, answer) => {
  expect(isOutOfScope(name)).toBe(answer);
});
