import type { Bins } from './bins.js';
import { growTree } from './grow-tree.js';
import type { Tree } from './tree.js';

export interface DecisionTreeOptions {
  mostLeaves: number;
  /** Rows in a leaf. */
  leastRows: number;
}

/**
 * A classification tree (Breiman, Friedman, Olshen and Stone 1984) by the Gini index. It is grown best split first and stops
 * at `mostLeaves`, which cross-validation chooses: that leaves out the weakest branches as pruning does. A leaf says the share of
 * label 1 in it, drawn a little towards the share of all.
 */
export function fitDecisionTree(bins: Bins, labels: ArrayLike<number>, { mostLeaves, leastRows }: DecisionTreeOptions): Tree {
  const base = shareOf(labels);
  // Pulls around the base rate: a leaf whose weight grows by the shrinkage is drawn towards it.
  const pulls = Float64Array.from({ length: bins.rows }, (_, r) => labels[r]! - base);
  const weights = new Float64Array(bins.rows).fill(1);
  const rows = Int32Array.from({ length: bins.rows }, (_, r) => r);
  const tree = growTree(bins, rows, pulls, weights, { mostLeaves, leastWeight: leastRows, shrinkage: 1 });
  return { ...tree, value: tree.value.map((value) => base + value) };
}

function shareOf(labels: ArrayLike<number>): number {
  let sum = 0;
  for (let r = 0; r < labels.length; r++) sum += labels[r]!;
  return sum / Math.max(1, labels.length);
}
