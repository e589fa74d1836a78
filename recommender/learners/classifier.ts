import { type Calibration, calibrated } from './calibration.js';
import { bend, type Curves } from './curves.js';
import { boostingProbability, type GradientBoosting } from './gradient-boosting.js';
import { logOdds, sigmoid } from './log-odds.js';
import { type LogisticRegression, regressionProbability } from './logistic-regression.js';
import { type Matrix, rowOf } from './matrix.js';
import { type NeuralNetwork, networkProbability } from './neural-network.js';
import { forestProbability, type RandomForest } from './random-forest.js';
import { leafValue, type Tree } from './tree.js';

/** A fitted model of any kind; plain data. */
export type Classifier =
  | { kind: 'logistic regression'; curves: Curves; regression: LogisticRegression }
  | { kind: 'decision tree'; tree: Tree }
  | { kind: 'random forest'; forest: RandomForest }
  | { kind: 'gradient boosting'; boosting: GradientBoosting }
  | { kind: 'neural network'; curves: Curves; network: NeuralNetwork }
  | { kind: 'blend'; parts: BlendPart[] };

export interface BlendPart {
  /** All weights together are 1. */
  weight: number;
  model: CalibratedClassifier;
}

export interface CalibratedClassifier {
  classifier: Classifier;
  calibration: Calibration;
}

/** Probability of label 1 of each row, in [0, 1], as the classifier itself says it. */
export function probabilities(classifier: Classifier, matrix: Matrix): Float64Array {
  if (classifier.kind === 'blend') return blended(classifier.parts.map(({ weight, model }) => ({ weight, risks: risksOf(model, matrix) })));
  const seen = 'curves' in classifier ? bend(classifier.curves, matrix) : matrix;
  const ask = askerOf(classifier);
  return Float64Array.from({ length: matrix.rows }, (_, r) => ask(rowOf(seen, r)));
}

/** Calibrated probability of label 1 of each row. */
export function risksOf({ classifier, calibration }: CalibratedClassifier, matrix: Matrix): Float64Array {
  return probabilities(classifier, matrix).map((risk) => calibrated(calibration, risk));
}

/** Weighted means of log-odds, as probabilities. */
export function blended(parts: readonly { weight: number; risks: Float64Array }[]): Float64Array {
  const rows = parts[0]?.risks.length ?? 0;
  return Float64Array.from({ length: rows }, (_, r) =>
    sigmoid(parts.reduce((sum, { weight, risks }) => sum + weight * logOdds(risks[r]!), 0)),
  );
}

function askerOf(classifier: Exclude<Classifier, { kind: 'blend' }>): (row: Float64Array) => number {
  switch (classifier.kind) {
    case 'logistic regression':
      return (row) => regressionProbability(classifier.regression, row);
    case 'decision tree':
      return (row) => leafValue(classifier.tree, row);
    case 'random forest':
      return (row) => forestProbability(classifier.forest, row);
    case 'gradient boosting':
      return (row) => boostingProbability(classifier.boosting, row);
    case 'neural network':
      return (row) => networkProbability(classifier.network, row);
  }
}
