import { mulberry32 } from '../../platform/random.js';
import type { Bins } from './bins.js';
import { growTree } from './grow-tree.js';
import { logOdds, sigmoid } from './log-odds.js';
import { featureDraw } from './random-forest.js';
import { leafValue, type Tree } from './tree.js';

export interface BoostingOptions {
  /** Leaves of each tree: 2 adds up single features, more let that many act together. */
  leaves: number;
  /** Share of each tree's say that is taken. */
  rate: number;
  mostTrees: number;
  seed: number;
}

export interface GradientBoosting {
  /** Log-odds before the first tree. */
  base: number;
  trees: Tree[];
}

/** Each tree sees this share of the rows and of the features. */
const rowShare = 0.7;
const featureShare = 0.6;
/** Sum of Hessians in a leaf, some ten to twenty rows. */
const leastWeight = 2;
const shrinkage = 2;
/** Share of the rows that tells when to stop, and trees without a gain there before it does. */
const watched = 0.2;
const patience = 30;

/**
 * Gradient boosting of trees with the logistic loss (Friedman 2001; stochastic, Friedman 2002; second order with histograms,
 * Ke et al. 2017). A fifth of the rows tells how many trees are enough, then as many are grown on all of them.
 */
export function fitGradientBoosting(bins: Bins, labels: ArrayLike<number>, options: BoostingOptions): GradientBoosting {
  const random = mulberry32(options.seed);
  const isWatched = Uint8Array.from({ length: bins.rows }, () => (random() < watched ? 1 : 0));
  const learnt = rowsWhere(isWatched, 0);
  const held = rowsWhere(isWatched, 1);
  const enough = boost(bins, labels, learnt, options, held).trees.length;
  const all = Int32Array.from({ length: bins.rows }, (_, r) => r);
  return boost(bins, labels, all, { ...options, mostTrees: Math.max(1, enough) });
}

/** Probability of label 1. */
export function boostingProbability({ base, trees }: GradientBoosting, row: ArrayLike<number>): number {
  let sum = base;
  for (const tree of trees) sum += leafValue(tree, row);
  return sigmoid(sum);
}

/** Trees on some rows; where `held` rows are given, as many trees as are best for them. */
function boost(bins: Bins, labels: ArrayLike<number>, rows: Int32Array, options: BoostingOptions, held?: Int32Array): GradientBoosting {
  const { leaves, rate, mostTrees, seed } = options;
  const random = mulberry32(seed + 1);
  const draw = featureDraw(bins.width, Math.max(1, Math.round(featureShare * bins.width)), random);
  let positives = 0;
  for (const row of rows) positives += labels[row]!;
  const base = logOdds(positives / Math.max(1, rows.length));
  const score = new Float64Array(bins.rows).fill(base);
  const pulls = new Float64Array(bins.rows);
  const weights = new Float64Array(bins.rows);
  const trees: Tree[] = [];
  let best = { loss: held ? lossOn(held, score, labels) : 0, trees: 0 };
  while (trees.length < mostTrees) {
    const sample = rows.filter(() => random() < rowShare);
    for (const r of sample) {
      const p = sigmoid(score[r]!);
      pulls[r] = labels[r]! - p;
      weights[r] = p * (1 - p);
    }
    const features = draw();
    const tree = growTree(bins, sample, pulls, weights, { mostLeaves: leaves, leastWeight, shrinkage, draw: () => features });
    tree.value = tree.value.map((value) => rate * value);
    trees.push(tree);
    const steps = binSteps(tree, bins);
    addScores(tree, steps, bins, rows, score);
    if (!held) continue;
    addScores(tree, steps, bins, held, score);
    const loss = lossOn(held, score, labels);
    if (loss < best.loss) best = { loss, trees: trees.length };
    else if (trees.length - best.trees >= patience) break;
  }
  return { base, trees: held ? trees.slice(0, best.trees) : trees };
}

/** The bin of each threshold, so that rows can be led by their codes. */
function binSteps({ feature, threshold }: Tree, { cuts }: Bins): Int32Array {
  return Int32Array.from(feature, (asked, node) => (asked < 0 ? 0 : cuts[asked]!.indexOf(threshold[node]!)));
}

function addScores({ feature, left, right, value }: Tree, steps: Int32Array, bins: Bins, rows: Int32Array, score: Float64Array): void {
  for (const r of rows) {
    let node = 0;
    for (let asked = feature[0]!; asked >= 0; asked = feature[node]!) {
      node = bins.codes[asked * bins.rows + r]! <= steps[node]! ? left[node]! : right[node]!;
    }
    score[r]! += value[node]!;
  }
}

function lossOn(rows: Int32Array, score: Float64Array, labels: ArrayLike<number>): number {
  let loss = 0;
  for (const r of rows) loss += Math.log1p(Math.exp(labels[r] === 1 ? -score[r]! : score[r]!));
  return loss / Math.max(1, rows.length);
}

function rowsWhere(marks: Uint8Array, mark: number): Int32Array {
  const rows: number[] = [];
  for (let r = 0; r < marks.length; r++) if (marks[r] === mark) rows.push(r);
  return Int32Array.from(rows);
}
