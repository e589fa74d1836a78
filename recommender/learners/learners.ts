import { type Bins, binned } from './bins.js';
import type { Classifier } from './classifier.js';
import { bend, learnCurves } from './curves.js';
import { fitDecisionTree } from './decision-tree.js';
import { fitGradientBoosting } from './gradient-boosting.js';
import { fitLogisticRegression } from './logistic-regression.js';
import type { Matrix } from './matrix.js';
import { fitNeuralNetwork } from './neural-network.js';
import { fitRandomForest } from './random-forest.js';

export interface TrainingSet {
  matrix: Matrix;
  labels: Uint8Array;
  /** The same rows for trees; made once for all of them. */
  bins: Bins;
}

export function trainingSet(matrix: Matrix, labels: Uint8Array): TrainingSet {
  let bins: Bins | undefined;
  return {
    matrix,
    labels,
    get bins() {
      bins ??= binned(matrix);
      return bins;
    },
  };
}

/** One kind of model with one choice of its parameters. */
export interface Variant {
  /** The parameters, as they are shown. */
  parameters: string;
  fit(training: TrainingSet, seed: number): Classifier;
}

export interface Learner {
  kind: Exclude<Classifier['kind'], 'blend'>;
  variants: readonly Variant[];
}

/** From the simplest to the least simple: how many numbers a person would have to look at to see why. */
export const learners: readonly Learner[] = [
  {
    kind: 'logistic regression',
    variants: [regression(0, 30), regression(0, 1), regression(5, 3), regression(5, 0.3), regression(7, 0.3)],
  },
  { kind: 'decision tree', variants: [tree(8), tree(16), tree(32)] },
  { kind: 'random forest', variants: [forest(20, 0.2), forest(5, 0.35)] },
  { kind: 'gradient boosting', variants: [boosting(2, 0.1), boosting(4, 0.06), boosting(24, 0.06)] },
  { kind: 'neural network', variants: [network([16], 0.1), network([16, 8], 0.1)] },
];

function regression(knots: number, l2: number): Variant {
  return {
    parameters: `${knots > 0 ? `curves of ${knots} knots` : 'straight'}, l2 ${l2}`,
    fit({ matrix, labels }) {
      const curves = learnCurves(matrix, knots);
      return { kind: 'logistic regression', curves, regression: fitLogisticRegression(bend(curves, matrix), labels, l2) };
    },
  };
}

function tree(mostLeaves: number): Variant {
  return {
    parameters: `${mostLeaves} leaves`,
    fit: ({ bins, labels }) => ({ kind: 'decision tree', tree: fitDecisionTree(bins, labels, { mostLeaves, leastRows: 20 }) }),
  };
}

function forest(leastRows: number, featureShare: number): Variant {
  return {
    parameters: `200 trees, leaves of ${leastRows} rows, ${Math.round(100 * featureShare)} % of the features at a split`,
    fit: ({ bins, labels }, seed) => ({
      kind: 'random forest',
      forest: fitRandomForest(bins, labels, { trees: 200, leastRows, featureShare, seed }),
    }),
  };
}

function boosting(leaves: number, rate: number): Variant {
  return {
    parameters: `trees of ${leaves} leaves, rate ${rate}`,
    fit: ({ bins, labels }, seed) => ({
      kind: 'gradient boosting',
      boosting: fitGradientBoosting(bins, labels, { leaves, rate, mostTrees: 500, seed }),
    }),
  };
}

function network(hidden: readonly number[], decay: number): Variant {
  return {
    parameters: `hidden layers of ${hidden.join(' and ')}, decay ${decay}`,
    fit({ matrix, labels }, seed) {
      const curves = learnCurves(matrix, 0);
      return {
        kind: 'neural network',
        curves,
        network: fitNeuralNetwork(bend(curves, matrix), labels, { hidden, decay, networks: 3, seed }),
      };
    },
  };
}
