import { inverse } from '../linear-algebra/inverse.js';
import { likedTrails, squaredNorms, visitCoOccurrences } from './co-occurrence.js';
import { gatherRows, type ItemRows, type Listening, type RowEntry, rowsRecommender, strongest } from './item-rows.js';
import { type Evidence, type Part, StoredRows } from './part.js';
import { neighbourhoodRidge } from './ridge.js';

export interface EaseParameters {
  /** Added to the diagonal: higher trusts few customers less. */
  ridge: number;
}

/** Up to so many items the whole matrix is inverted; above, each item is regressed on its neighbourhood. */
const mostDense = 2_500;
/** Items that a target is regressed on where there are more. */
const neighbours = 80;
/** Weights kept for an item. */
const longestRow = 200;

/**
 * EASE: the item-to-item weights with zero diagonal that reconstruct customers' interests best in the sense of least squares, in
 * closed form (Steck, "Embarrassingly shallow autoencoders for sparse data", 2019).
 */
function fitEase({ trails, itemCount }: Evidence, { ridge }: EaseParameters): ItemRows {
  const liked = likedTrails(trails);
  const norms = squaredNorms(liked, itemCount);
  const isDense = itemCount <= mostDense;
  const rows = isDense ? denseRows(liked, norms, ridge) : sparseRows(liked, norms, ridge);
  return gatherRows(itemCount, (item) => strongest(rows(item), longestRow));
}

const together = { reach: Number.POSITIVE_INFINITY, weigh: () => 1 };

function denseRows(liked: Evidence['trails'], norms: Float64Array, ridge: number): (item: number) => RowEntry[] {
  const n = norms.length;
  const gram = new Float32Array(n * n);
  visitCoOccurrences(liked, n, together, (item, met, sums) => {
    for (const other of met) gram[item * n + other] = sums[other]!;
    gram[item * n + item] = norms[item]! + ridge;
  });
  const precision = inverse(gram, n);
  return (item) => {
    const row: RowEntry[] = [];
    for (let other = 0; other < n; other++) {
      const weight = -precision[item * n + other]! / precision[other * n + other]!;
      if (other !== item && weight !== 0) row.push({ other, weight });
    }
    return row;
  };
}

function sparseRows(liked: Evidence['trails'], norms: Float64Array, ridge: number): (item: number) => RowEntry[] {
  const n = norms.length;
  const rows: RowEntry[][] = [];
  visitCoOccurrences(liked, n, together, (_, met, sums) => rows.push(met.map((other) => ({ other, weight: sums[other]! }))));
  const gram = gatherRows(n, (item) => rows[item]!);
  const said = neighbourhoodRidge({ gram, norms, cross: gram }, { ridge, neighbours });
  return (item) => said[item]!;
}

export const ease: Part<EaseParameters & Listening, ItemRows> = {
  name: 'ease',
  defaults: { ridge: 200, decay: 0.9, floor: 0.2 },
  grid: [
    ['decay', [0.8, 0.95]],
    ['floor', [0, 1]],
    ['ridge', [20, 60, 600]],
  ],
  listening: new Set(['decay', 'floor']),
  fit: fitEase,
  open: rowsRecommender,
  stored: StoredRows,
};
