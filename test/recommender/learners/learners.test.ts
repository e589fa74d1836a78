import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../../../platform/random.js';
import { binned } from '../../../recommender/learners/bins.js';
import { calibrated, chooseCalibration } from '../../../recommender/learners/calibration.js';
import { chooseClassifier, simplestWithinOneError } from '../../../recommender/learners/choose-classifier.js';
import { probabilities, risksOf } from '../../../recommender/learners/classifier.js';
import { bend, learnCurves } from '../../../recommender/learners/curves.js';
import { stratifiedFolds } from '../../../recommender/learners/folds.js';
import { growTree } from '../../../recommender/learners/grow-tree.js';
import { fitIsotonic, isotonicValue } from '../../../recommender/learners/isotonic.js';
import { learners, trainingSet } from '../../../recommender/learners/learners.js';
import { sigmoid } from '../../../recommender/learners/log-odds.js';
import { type Matrix, matrixOf, takeRows } from '../../../recommender/learners/matrix.js';
import { qualityOf, ranking } from '../../../recommender/learners/metrics.js';

/** Label 1 where the signs of the first two features differ, one in ten the other way: nothing that adds up sees it. */
function crossed(rows: number, seed: number): { matrix: Matrix; labels: Uint8Array } {
  const random = mulberry32(seed);
  const matrix = matrixOf(Array.from({ length: rows }, () => [random() - 0.5, random() - 0.5, random()]));
  const labels = Uint8Array.from({ length: rows }, (_, r) => {
    const differ = matrix.values[3 * r]! * matrix.values[3 * r + 1]! < 0;
    return differ === random() < 0.9 ? 1 : 0;
  });
  return { matrix, labels };
}

describe('each kind of model', () => {
  const { matrix, labels } = crossed(900, 1);
  const unseen = crossed(600, 2);
  const training = trainingSet(matrix, labels);
  const aucOf = (kind: string) => {
    const all = learners.find((learner) => learner.kind === kind)!.variants.map((variant) => variant.fit(training, 1));
    return Math.max(...all.map((classifier) => ranking(probabilities(classifier, unseen.matrix), unseen.labels).auc));
  };

  it('but the one that adds up learns what two features say together', () => {
    expect(aucOf('logistic regression')).toBeLessThan(0.6);
    for (const kind of ['decision tree', 'random forest', 'gradient boosting', 'neural network']) expect(aucOf(kind)).toBeGreaterThan(0.8);
  });

  it('gives the same for the same seed, and probabilities for whatever it is asked', () => {
    for (const { variants } of learners) {
      const [variant] = variants;
      const classifier = variant!.fit(training, 7);
      expect(variant!.fit(trainingSet(matrix, labels), 7)).toEqual(classifier);
      const wild = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
      fc.assert(
        fc.property(fc.tuple(wild, wild, wild), (row) => {
          const [risk] = probabilities(classifier, matrixOf([row]));
          return risk! >= 0 && risk! <= 1;
        }),
        { numRuns: 30 },
      );
    }
  });

  it('survives rows that all say the same', () => {
    const same = trainingSet(
      matrixOf(Array.from({ length: 40 }, () => [1, 1])),
      Uint8Array.from({ length: 40 }, (_, k) => k % 2),
    );
    for (const { variants } of learners) {
      for (const variant of variants) {
        const [risk] = probabilities(variant.fit(same, 1), matrixOf([[1, 5]]));
        expect(risk).toBeCloseTo(0.5, 1);
      }
    }
  });
});

describe('growing a tree', () => {
  it('finds the split that brute force finds', () => {
    const value = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, fc.integer({ min: 0, max: 1 })), { minLength: 4, maxLength: 40 }), (cells) => {
        const matrix = matrixOf(cells.map(([a, b]) => [a, b]));
        const pulls = Float64Array.from(cells, ([, , label]) => label);
        const weights = new Float64Array(cells.length).fill(1);
        const rows = Int32Array.from(cells.keys());
        const tree = growTree(binned(matrix), rows, pulls, weights, { mostLeaves: 2, leastWeight: 1, shrinkage: 0 });
        const best = bestGini(cells);
        const feature = tree.feature[0]!;
        if (feature < 0) return best < 1e-9;
        return Math.abs(gainOf(cells, feature, tree.threshold[0]!) - best) < 1e-9;
      }),
    );
  });
});

/** Sum of squares explained by a split, which for labels 0 and 1 is half the Gini gain. */
function gainOf(cells: readonly (readonly number[])[], feature: number, threshold: number): number {
  const part = (side: readonly (readonly number[])[]) => side.reduce((sum, row) => sum + row[2]!, 0) ** 2 / Math.max(1, side.length);
  return part(cells.filter((row) => row[feature]! <= threshold)) + part(cells.filter((row) => row[feature]! > threshold)) - part(cells);
}

function bestGini(cells: readonly (readonly number[])[]): number {
  return Math.max(0, ...cells.flatMap((row) => [0, 1].map((feature) => gainOf(cells, feature, row[feature]! + 0.5))));
}

describe('curves', () => {
  it('are straight beyond their outer knots and leave few-valued features alone', () => {
    const random = mulberry32(3);
    const matrix = matrixOf(Array.from({ length: 500 }, () => [random() * 100, random() < 0.5 ? 0 : 1]));
    const curves = learnCurves(matrix, 5);
    expect(curves.knots.map(({ length }) => length)).toEqual([5, 0]);
    const last = curves.knots[0]!.at(-1)!;
    const at = (value: number) => Array.from(bend({ ...curves, high: [1e9, 1] }, matrixOf([[value, 1]])).values);
    const [a, b, c] = [at(last + 1), at(last + 2), at(last + 3)];
    a!.forEach((value, k) => {
      expect(c![k]! - b![k]!).toBeCloseTo(b![k]! - value, 6);
    });
    // An outlier counts as the end of what was seen.
    expect(bend(curves, matrixOf([[1e6, 1]])).values).toEqual(bend(curves, matrixOf([[curves.high[0]!, 1]])).values);
  });
});

describe('calibration', () => {
  it('by isotonic regression never falls, and is never quite sure', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 1 })), { minLength: 1, maxLength: 30 }),
        (cases) => {
          const steps = fitIsotonic(
            Float64Array.from(cases, ([score]) => score),
            cases.map(([, label]) => label),
          );
          const values = Array.from({ length: 9 }, (_, score) => isotonicValue(steps, score));
          return values.every((value, k) => value > 0 && value < 1 && (k === 0 || value >= values[k - 1]!));
        },
      ),
    );
  });

  it('makes risks come true that were twice too sure, and leaves honest ones alone', () => {
    const random = mulberry32(5);
    const odds = Array.from({ length: 4000 }, () => 4 * random() - 2);
    const labels = Uint8Array.from(odds, (logit) => (random() < sigmoid(logit) ? 1 : 0));
    const folds = stratifiedFolds(labels, 4);
    const tooSure = Float64Array.from(odds, (logit) => sigmoid(2 * logit));
    const calibration = chooseCalibration(tooSure, labels, folds);
    expect(calibration.method).not.toBe('none');
    const honest = tooSure.map((risk) => calibrated(calibration, risk));
    expect(qualityOf(honest, labels).ece).toBeLessThan(qualityOf(tooSure, labels).ece / 3);
    expect(qualityOf(honest, labels).auc).toBeCloseTo(qualityOf(tooSure, labels).auc, 2);
  });
});

describe('choosing among kinds of models', () => {
  const problemOf = ({ matrix, labels }: { matrix: Matrix; labels: Uint8Array }) => ({
    labels,
    encoder: () => ({ encode: (rows: ArrayLike<number>) => takeRows(matrix, rows), sources: [0, 1, 2] }),
  });

  it('takes the simplest that is within one standard error of the best', () => {
    const labels = Uint8Array.from({ length: 400 }, (_, k) => k % 2);
    const sure = (p: number) => ({ risks: Float64Array.from(labels, (label) => (label === 1 ? p : 1 - p)) });
    const uneven = { risks: Float64Array.from(labels, (label, k) => 0.5 + (label === 1 ? 1 : -1) * (k % 4 < 2 ? 0.34 : 0.17)) };
    const [simple, better] = [sure(0.7), sure(0.75)];
    expect(simplestWithinOneError([simple, better], labels)).toBe(better);
    // Worse by less than the differences between rows leave open.
    expect(simplestWithinOneError([uneven, better], labels)).toBe(uneven);
  });

  it('takes a straight line for what is straight, and no line for what is not', () => {
    const random = mulberry32(9);
    const matrix = matrixOf(Array.from({ length: 400 }, () => [random() * 4 - 2, random(), random()]));
    const labels = Uint8Array.from({ length: 400 }, (_, r) => (random() < sigmoid(2 * matrix.values[3 * r]!) ? 1 : 0));
    const all = Int32Array.from(labels.keys());
    expect(chooseClassifier(problemOf({ matrix, labels }), all, { folds: 3, seed: 1 }).chosen.kind).toBe('logistic regression');
    const knotted = crossed(400, 4);
    const { chosen } = chooseClassifier(problemOf(knotted), all, { folds: 3, seed: 1 });
    expect(chosen.kind).not.toBe('logistic regression');
    const unseen = crossed(400, 6);
    const risks = risksOf(chosen.fit(trainingSet(knotted.matrix, knotted.labels)), unseen.matrix);
    expect(ranking(risks, unseen.labels).auc).toBeGreaterThan(0.85);
  });

  it('keeps copies in one fold and deals out each label evenly', () => {
    const labels = Uint8Array.from({ length: 100 }, (_, k) => (k % 5 === 0 ? 1 : 0));
    const groups = Int32Array.from({ length: 100 }, (_, k) => (k >= 90 ? k - 90 : k));
    const folds = stratifiedFolds(labels, 5, groups);
    for (let k = 90; k < 100; k++) expect(folds[k]).toBe(folds[k - 90]);
    for (let fold = 0; fold < 5; fold++)
      expect(folds.filter((own, k) => own === fold && k < 90 && labels[k] === 1).length).toBeGreaterThanOrEqual(3);
  });
});
