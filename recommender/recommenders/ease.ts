import { likedTrails, squaredNorms, visitCoOccurrences } from './co-occurrence.js';
import { byCustomers, byItems } from './ease-exact.js';
import { gatherRows, type ItemRows, type Listening, type RowEntry, rowsRecommender } from './item-rows.js';
import { type Evidence, type Part, StoredRows } from './part.js';
import { neighbourhoodRidge } from './ridge.js';
import { strongest, strongestOf } from './strongest.js';
import type { Trail } from './trail.js';

interface EaseParameters {
  /** Added to the diagonal: higher trusts few customers less. */
  ridge: number;
}

/** Up to so many items, or so many customers, a whole matrix is inverted. */
const mostInverted = 2_500;
/** Steps through all that customers liked, once for each item, that are worth being exact. */
const mostSteps = 2e9;
/** Items that a target is regressed on otherwise. */
const neighbours = 80;
/** Weights kept for an item. */
const longestRow = 200;

/**
 * EASE: the item-to-item weights with zero diagonal that reconstruct customers' interests best in the sense of least squares, in
 * closed form (Steck, "Embarrassingly shallow autoencoders for sparse data", 2019). Exact where there are few items or few customers;
 * where there are many of both, each item is reconstructed from its neighbourhood.
 */
function fitEase({ trails, itemCount }: Evidence, { ridge }: EaseParameters): ItemRows {
  const liked = likedTrails(trails).filter(({ items }) => items.length > 0);
  const touches = liked.reduce((sum, { items }) => sum + items.length, 0);
  if (itemCount <= mostInverted) return strongestRows(itemCount, byItems(liked, itemCount, ridge));
  if (liked.length <= mostInverted && touches * itemCount <= mostSteps)
    return strongestRows(itemCount, byCustomers(liked, itemCount, ridge));
  return byNeighbourhoods(liked, itemCount, ridge);
}

function strongestRows(itemCount: number, row: (item: number) => Float64Array): ItemRows {
  return gatherRows(itemCount, (item) => strongestOf(row(item), longestRow));
}

function byNeighbourhoods(liked: readonly Trail[], itemCount: number, ridge: number): ItemRows {
  const rows: RowEntry[][] = [];
  const all = { reach: Number.POSITIVE_INFINITY, weigh: () => 1 };
  visitCoOccurrences(liked, itemCount, all, (_, met, sums) => rows.push(met.map((other) => ({ other, weight: sums[other]! }))));
  const gram = gatherRows(itemCount, (item) => rows[item]!);
  const said = neighbourhoodRidge({ gram, norms: squaredNorms(liked, itemCount), cross: gram }, { ridge, neighbours });
  return gatherRows(itemCount, (item) => strongest(said[item]!, longestRow));
}

export const ease: Part<EaseParameters & Listening, ItemRows> = {
  name: 'ease',
  starts: [
    { ridge: 200, decay: 0.9, floor: 0.2 },
    // For tastes that know no order, and many items of which little is known.
    { ridge: 50, decay: 1, floor: 1 },
  ],
  grid: [
    ['decay', [0.8, 0.95]],
    ['floor', [0, 1]],
    ['ridge', [20, 600]],
  ],
  listening: new Set(['decay', 'floor']),
  fit: fitEase,
  open: rowsRecommender,
  stored: StoredRows,
};
