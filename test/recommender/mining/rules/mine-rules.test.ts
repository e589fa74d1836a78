import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MinedRules, mineRules } from '../../../../recommender/mining/rules/mine-rules.js';
import { shuffled } from '../../tiny-shop.js';

/** Every itemset by going through all parts of the labels. */
function bruteItemsets(rows: readonly string[][], minCount: number): Map<string, number> {
  const labels = [...new Set(rows.flat())].sort();
  const itemsets = new Map<string, number>();
  for (let mask = 1; mask < 2 ** labels.length; mask++) {
    const items = labels.filter((_, k) => mask & (1 << k));
    const count = rows.filter((row) => items.every((item) => row.includes(item))).length;
    if (count >= minCount) itemsets.set(items.join(), count);
  }
  return itemsets;
}

const rowsOfLetters = fc.array(fc.array(fc.constantFrom(...'abcdefg'), { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 40 });
/** So small a share that one basket is enough. */
const plainly = { minSupport: 0.001, minConfidence: 0 };
const named = ({ rules }: MinedRules) => rules.map(({ antecedent, consequent }) => `${antecedent}>${consequent}`);

describe('itemsets', () => {
  it('are those that going through every part of the labels finds', () => {
    fc.assert(
      fc.property(rowsOfLetters, fc.integer({ min: 2, max: 6 }), (rows, minCount) => {
        const { itemsets } = mineRules(rows, { minSupport: minCount, minConfidence: 1 });
        expect(new Map(itemsets.map(({ items, count }) => [items.join(), count]))).toEqual(bruteItemsets(rows, minCount));
      }),
    );
  });

  it('are right where a basket has its place beyond the first word of a bitset', () => {
    const rows = Array.from({ length: 100 }, (_, k) => ['a', ...(k % 3 === 0 ? ['b'] : []), ...(k % 5 === 0 ? ['c'] : [])]);
    const { itemsets } = mineRules(rows, plainly);
    expect(itemsets.find(({ items }) => items.join() === 'a,b,c')?.count).toBe(7);
  });

  it('have as many items as are asked for, and rules keep to that, too', () => {
    const rows = Array.from({ length: 5 }, () => ['a', 'b', 'c', 'd']);
    const { itemsets, rules } = mineRules(rows, { ...plainly, minLength: 2, maxLength: 3 });
    expect(new Set(itemsets.map(({ items }) => items.length))).toEqual(new Set([2, 3]));
    expect(Math.max(...rules.map(({ antecedent }) => antecedent.length))).toBe(2);
  });

  it('take a support up to 1 for a share, rounded up to baskets, and a greater one for a number of baskets', () => {
    const rows = [['a'], ['a'], ['a'], ['b'], ['b'], ['c'], ['c'], ['d'], ['d'], ['d']];
    const kept = (minSupport: number) => mineRules(rows, { minSupport, minConfidence: 0 }).itemsets.map(({ items }) => items.join());
    expect(kept(0.3)).toEqual(['a', 'd']);
    expect(kept(0.21)).toEqual(['a', 'd']);
    expect(kept(2)).toEqual(['a', 'd', 'b', 'c']);
    expect(() => kept(1.5)).toThrow('a whole number of baskets above 1; it is 1.5.');
    expect(() => kept(0)).toThrow('a share above 0');
  });

  it('that are too many stop the search with a sentence that says what to do', () => {
    const row = Array.from({ length: 24 }, (_, k) => `item ${k}`);
    expect(() => mineRules([row, row], plainly)).toThrow(
      /^More than 500,000 itemsets occur in at least 1 of the 2 baskets\. Raise the support/,
    );
  });
});

describe('rules', () => {
  const rows = [['bread', 'butter', 'jam'], ['bread', 'butter'], ['bread'], ['milk', 'butter', 'butter']];

  it('say how often, how surely, and how much more than by chance', () => {
    const rule = mineRules(rows, plainly).rules.find(({ antecedent, consequent }) => `${antecedent}>${consequent}` === 'bread>butter');
    expect(rule).toEqual({
      antecedent: ['bread'],
      consequent: ['butter'],
      support: 0.5,
      confidence: 2 / 3,
      lift: 8 / 9,
      conviction: expect.closeTo(0.75, 12),
      leverage: 0.5 - 0.75 * 0.75,
    });
  });

  it('that are never wrong have no conviction in numbers', () => {
    const rule = mineRules(rows, plainly).rules.find(({ antecedent }) => antecedent.join() === 'jam');
    expect(rule).toMatchObject({ confidence: 1, conviction: null });
  });

  it('are as sure as asked, with one item behind the arrow unless more are allowed', () => {
    fc.assert(
      fc.property(rowsOfLetters, fc.integer({ min: 0, max: 997 }), (baskets, thousandths) => {
        const minConfidence = thousandths / 1000;
        const counts = bruteItemsets(baskets, 2);
        const expected = [...counts].flatMap(([key, count]) => {
          const items = key.split(',');
          return items.flatMap((consequent) => {
            const antecedent = items.filter((item) => item !== consequent).join();
            return antecedent !== '' && count / counts.get(antecedent)! >= minConfidence ? [`${antecedent}>${consequent}`] : [];
          });
        });
        expect(named(mineRules(baskets, { minSupport: 2, minConfidence })).sort()).toEqual(expected.sort());
      }),
    );
    expect(named(mineRules(rows, { ...plainly, maxConsequent: 2 }))).toContain('jam>bread,butter');
  });

  it('are pruned where one with fewer items, or none, before the arrow is as sure', () => {
    fc.assert(
      fc.property(rowsOfLetters, (baskets) => {
        const options = { minSupport: 2, minConfidence: 0.2 };
        const [all, pruned] = [mineRules(baskets, options), mineRules(baskets, { ...options, prune: true })];
        const shareOf = (items: readonly string[]) =>
          baskets.filter((row) => items.every((item) => row.includes(item))).length / baskets.length;
        const isRedundant = ({ antecedent, consequent, confidence }: MinedRules['rules'][number]) =>
          parts(antecedent).some((fewer) => shareOf([...fewer, ...consequent]) / shareOf(fewer) >= confidence - 1e-12);
        expect(pruned.rules).toEqual(all.rules.filter((rule) => !isRedundant(rule)));
        expect(pruned.redundant).toBe(all.rules.length - pruned.rules.length);
      }),
    );
  });

  it('do not change with the order of the baskets or of the labels in them', () => {
    fc.assert(
      fc.property(rowsOfLetters, fc.integer(), (baskets, seed) => {
        const turned = shuffled(baskets, seed).map((row) => [...row].reverse());
        expect(mineRules(turned, plainly)).toEqual(mineRules(baskets, plainly));
      }),
    );
  });
});

/** All parts of some labels but the whole, none of them among them. */
function parts(labels: readonly string[]): string[][] {
  return Array.from({ length: 2 ** labels.length - 1 }, (_, mask) => labels.filter((_, k) => mask & (1 << k)));
}
