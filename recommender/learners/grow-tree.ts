import type { Bins } from './bins.js';
import type { Tree } from './tree.js';

export interface GrowOptions {
  mostLeaves: number;
  /** Least sum of weights in a leaf. */
  leastWeight: number;
  /** Added to the weight of every leaf: small leaves say less. */
  shrinkage: number;
  /** Features that may be asked for at each split; all where it is absent. */
  draw?: () => ArrayLike<number>;
}

/** A leaf that may still be split, and how. */
interface Open {
  node: number;
  from: number;
  to: number;
  gain: number;
  feature: number;
  bin: number;
}

/**
 * Grows a tree on binned rows, best split first, until it has `mostLeaves` leaves or no split gains anything. Each row pulls
 * its leaf by `pulls` and weighs `weights`; a leaf's value is the sum of the pulls by the sum of the weights. A split is
 * worth Σpull²/Σweight of its sides against that of the whole, which for pulls of 0 and 1 with weight 1 is the Gini gain of
 * Breiman et al. (Classification and Regression Trees, 1984), and for gradients with Hessians the gain of second-order
 * boosting (Friedman 2001, Chen and Guestrin 2016). Histograms of bins as in Ke et al. (LightGBM, 2017). `rows` is reordered.
 */
export function growTree(bins: Bins, rows: Int32Array, pulls: Float64Array, weights: Float64Array, options: GrowOptions): Tree {
  const tree: Tree = { feature: [], threshold: [], left: [], right: [], value: [] };
  const { shrinkage, mostLeaves } = options;
  const addLeaf = (from: number, to: number): number => {
    let pull = 0;
    let weight = shrinkage;
    for (let k = from; k < to; k++) {
      pull += pulls[rows[k]!]!;
      weight += weights[rows[k]!]!;
    }
    tree.feature.push(-1);
    tree.threshold.push(0);
    tree.left.push(-1);
    tree.right.push(-1);
    return tree.value.push(weight > 0 ? pull / weight : 0) - 1;
  };
  const split = splitter(bins, rows, pulls, weights, options);
  const open: Open[] = [];
  const consider = (from: number, to: number, isLast: boolean): number => {
    const node = addLeaf(from, to);
    const best = isLast ? undefined : split(from, to);
    if (best) open.push({ node, from, to, ...best });
    return node;
  };
  consider(0, rows.length, mostLeaves < 2);
  for (let leaves = 2; leaves <= mostLeaves && open.length > 0; leaves++) {
    let best = 0;
    for (let k = 1; k < open.length; k++) if (open[k]!.gain > open[best]!.gain) best = k;
    const { node, from, to, feature, bin } = open[best]!;
    open[best] = open.at(-1)!;
    open.pop();
    const middle = partition(bins, rows, { from, to, feature, bin });
    tree.feature[node] = feature;
    tree.threshold[node] = bins.cuts[feature]![bin]!;
    tree.left[node] = consider(from, middle, leaves === mostLeaves);
    tree.right[node] = consider(middle, to, leaves === mostLeaves);
  }
  return tree;
}

/** Gains below this are rounding. */
const leastGain = 1e-9;

/** Finds the best split of the rows [from, to). */
function splitter(bins: Bins, rows: Int32Array, pulls: Float64Array, weights: Float64Array, options: GrowOptions) {
  const { leastWeight, shrinkage, draw } = options;
  const everything = Int32Array.from({ length: bins.width }, (_, f) => f);
  const pullIn = new Float64Array(256);
  const weightIn = new Float64Array(256);
  const pullOf = new Float64Array(rows.length);
  const weightOf = new Float64Array(rows.length);
  const { codes, cuts } = bins;

  return (from: number, to: number): Omit<Open, 'node' | 'from' | 'to'> | undefined => {
    let pull = 0;
    let weight = 0;
    for (let k = from; k < to; k++) {
      const row = rows[k]!;
      pull += pullOf[k] = pulls[row]!;
      weight += weightOf[k] = weights[row]!;
    }
    if (weight < 2 * leastWeight || to - from < 2) return undefined;
    const whole = (pull * pull) / (weight + shrinkage);
    let best: Omit<Open, 'node' | 'from' | 'to'> | undefined;
    let bestGain = leastGain;
    const features = draw?.() ?? everything;
    for (let d = 0; d < features.length; d++) {
      const feature = features[d]!;
      const edges = cuts[feature]!.length;
      if (edges === 0) continue;
      pullIn.fill(0, 0, edges + 1);
      weightIn.fill(0, 0, edges + 1);
      const column = feature * bins.rows;
      for (let k = from; k < to; k++) {
        const bin = codes[column + rows[k]!]!;
        pullIn[bin]! += pullOf[k]!;
        weightIn[bin]! += weightOf[k]!;
      }
      let leftPull = 0;
      let leftWeight = 0;
      for (let bin = 0; bin < edges; bin++) {
        if (weightIn[bin] === 0) continue;
        leftPull += pullIn[bin]!;
        leftWeight += weightIn[bin]!;
        const rightWeight = weight - leftWeight;
        if (leftWeight < leastWeight) continue;
        if (rightWeight < leastWeight) break;
        const rightPull = pull - leftPull;
        const gain = (leftPull * leftPull) / (leftWeight + shrinkage) + (rightPull * rightPull) / (rightWeight + shrinkage) - whole;
        if (gain > bestGain) {
          bestGain = gain;
          best = { gain, feature, bin };
        }
      }
    }
    return best;
  };
}

/** Rows up to the bin first, each side in its order; returns where the others begin. */
function partition(bins: Bins, rows: Int32Array, { from, to, feature, bin }: Omit<Open, 'node' | 'gain'>): number {
  const column = feature * bins.rows;
  const right: number[] = [];
  let middle = from;
  for (let k = from; k < to; k++) {
    const row = rows[k]!;
    if (bins.codes[column + row]! <= bin) rows[middle++] = row;
    else right.push(row);
  }
  rows.set(right, middle);
  return middle;
}
