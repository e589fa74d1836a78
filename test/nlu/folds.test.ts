import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldsOf, namesOf, stratifiedFolds } from '../../nlu/folds.js';
import { countNGrams } from '../../nlu/tf-idf.js';

const labels = fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 1, maxLength: 80 });

/** A dataset of so many rows of each class, and the names of the classes behind them. */
function dataset(sizes: readonly number[]) {
  const rows = sizes.flatMap((size, k) => new Array<number>(size).fill(k));
  const names = sizes.map((_, k) => k);
  const all = [...rows, ...names];
  return {
    classes: names.map((k) => `class${k}`),
    labels: all,
    vectors: all.map(() => undefined),
    counts: countNGrams(all.map(() => '')),
    words: new Map<string, number>(),
    examples: rows.length,
  };
}

describe('stratified folds', () => {
  it('hold like numbers of rows, and of the rows of each class', () => {
    fc.assert(
      fc.property(labels, fc.integer({ min: 2, max: 5 }), (of, folds) => {
        const foldOf = stratifiedFolds(of, folds, 1);
        for (const label of [undefined, ...of]) {
          const sizes = Array.from(
            { length: folds },
            (_, fold) => of.filter((each, row) => foldOf[row] === fold && (label ?? each) === each).length,
          );
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('are the same for a seed, and others for another', () => {
    const of = Array.from({ length: 60 }, (_, row) => row % 3);
    expect(stratifiedFolds(of, 4, 1)).toEqual(stratifiedFolds(of, 4, 1));
    expect(stratifiedFolds(of, 4, 1)).not.toEqual(stratifiedFolds(of, 4, 2));
  });
});

describe('folds of a dataset', () => {
  it('have each example once, and no name of a class', () => {
    const some = dataset([9, 20, 3]);
    const rows = foldsOf(some, { folds: 4, most: 100, seed: 1 }).flat();
    expect(rows.sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, row) => row));
    expect(namesOf(some)).toEqual([32, 33, 34]);
  });

  it('are a sample where there are too many examples, with the share of each class', () => {
    const many = dataset([600, 300, 100]);
    const folds = foldsOf(many, { folds: 2, most: 250, seed: 1 });
    for (const fold of folds) expect([0, 1, 2].map((k) => fold.filter((row) => many.labels[row] === k).length)).toEqual([75, 38, 12]);
    expect(new Set(folds.flat()).size).toBe(250);
  });
});
