import { mulberry32 } from '../../platform/random.js';
import type { Bins } from './bins.js';
import { growTree } from './grow-tree.js';
import { leafValue, type Tree } from './tree.js';

export interface ForestOptions {
  trees: number;
  /** Rows in a leaf. */
  leastRows: number;
  /** Share of the features that may be asked for at a split; at least one. */
  featureShare: number;
  seed: number;
}

export interface RandomForest {
  trees: Tree[];
}

/**
 * A random forest (Breiman 2001): trees by the Gini index on samples of the rows, drawn with replacement, each split chosen
 * among a few features drawn anew.
 */
export function fitRandomForest(bins: Bins, labels: ArrayLike<number>, options: ForestOptions): RandomForest {
  const { trees, leastRows, featureShare, seed } = options;
  const random = mulberry32(seed);
  const pulls = new Float64Array(bins.rows);
  const weights = new Float64Array(bins.rows);
  const draw = featureDraw(bins.width, Math.max(1, Math.round(featureShare * bins.width)), random);
  const grown = Array.from({ length: trees }, () => {
    weights.fill(0);
    for (let k = 0; k < bins.rows; k++) weights[Math.floor(random() * bins.rows)]! += 1;
    const drawn: number[] = [];
    for (let r = 0; r < bins.rows; r++) {
      pulls[r] = weights[r]! * labels[r]!;
      if (weights[r]! > 0) drawn.push(r);
    }
    return growTree(bins, Int32Array.from(drawn), pulls, weights, {
      mostLeaves: Number.POSITIVE_INFINITY,
      leastWeight: leastRows,
      shrinkage: 0,
      draw,
    });
  });
  return { trees: grown };
}

/** Mean of the trees' shares: probability of label 1. */
export function forestProbability({ trees }: RandomForest, row: ArrayLike<number>): number {
  let sum = 0;
  for (const tree of trees) sum += leafValue(tree, row);
  return sum / trees.length;
}

/** Each call draws so many different features, by the first steps of a shuffle. */
export function featureDraw(width: number, count: number, random: () => number): () => Int32Array {
  const features = Int32Array.from({ length: width }, (_, f) => f);
  return () => {
    for (let k = 0; k < count; k++) {
      const other = k + Math.floor(random() * (width - k));
      const feature = features[k]!;
      features[k] = features[other]!;
      features[other] = feature;
    }
    return features.subarray(0, count);
  };
}
