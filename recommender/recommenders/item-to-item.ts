import { likedTrails, squaredNorms, visitCoOccurrences } from './co-occurrence.js';
import { gatherRows, type ItemRows, type Listening, type RowEntry, rowsRecommender } from './item-rows.js';
import { type Evidence, type Part, StoredRows } from './part.js';
import { strongest } from './strongest.js';

export interface ItemToItemParameters {
  /** How many items before and after count as near. */
  window: number;
  /** What a pair one position further apart counts, of the nearer one; in (0, 1]. */
  pairDecay: number;
  /** What a pair counts against its order in time, of one in its order; in [0, 1]. */
  backward: number;
  /** Power of the neighbour's norm that similarities are divided by; 0.5 is the cosine, less favours well-known items. */
  damping: number;
  /** Added to the divisor: similarities that rest on few customers shrink. */
  smoothing: number;
}

/** Neighbours kept for an item. */
const longestRow = 100;

/**
 * Similarities of items that customers turn to soon after one another: co-occurrence within a window of each trail, nearer
 * pairs counting more, normalised as a cosine (Sarwar et al., "Item-based collaborative filtering", 2001, with the order in
 * time that session-based nearest neighbours use: Ludewig and Jannach, "Evaluation of session-based recommendation", 2018).
 */
export function fitItemToItem({ trails, itemCount }: Evidence, parameters: ItemToItemParameters): ItemRows {
  const { window, pairDecay, backward, damping, smoothing } = parameters;
  const liked = likedTrails(trails);
  const norm = squaredNorms(liked, itemCount);
  const nearness = Float64Array.from({ length: window + 1 }, (_, distance) => pairDecay ** (distance - 1));
  const weigh = (here: number, there: number) => (there > here ? nearness[there - here]! : backward * nearness[here - there]!);
  const rows: RowEntry[][] = [];
  visitCoOccurrences(liked, itemCount, { reach: window, weigh }, (item, met, together) => {
    const divisor = (other: number) => Math.sqrt(norm[item]!) * norm[other]! ** damping + smoothing;
    rows.push(
      strongest(
        met.map((other) => ({ other, weight: together[other]! / divisor(other) })),
        longestRow,
      ),
    );
  });
  return gatherRows(itemCount, (item) => rows[item]!);
}

/** The part of the blend that looks at what comes soon after one another. */
export const itemToItem: Part<ItemToItemParameters & Listening, ItemRows> = {
  name: 'item-to-item',
  starts: [
    { window: 10, pairDecay: 0.8, backward: 1, damping: 0.5, smoothing: 0, decay: 0.8, floor: 0 },
    // For tastes that know no order.
    { window: 1_000, pairDecay: 1, backward: 1, damping: 0.4, smoothing: 10, decay: 1, floor: 1 },
  ],
  grid: [
    ['backward', [0.5, 0.25]],
    ['damping', [0.3, 0.15]],
    ['smoothing', [1, 5, 20, 60]],
    ['decay', [0.6, 0.9]],
    ['floor', [0.2]],
  ],
  listening: new Set(['decay', 'floor']),
  fit: fitItemToItem,
  open: rowsRecommender,
  stored: StoredRows,
};
