import { inverse } from '../linear-algebra/inverse.js';
import { multiply } from '../linear-algebra/multiply.js';
import { likedTrails, visitCoOccurrences } from './co-occurrence.js';
import { gatherRows, type ItemRows, type Listening, type RowEntry, rowsRecommender } from './item-rows.js';
import { type Evidence, type Part, StoredRows } from './part.js';
import { neighbourhoodRidge } from './ridge.js';
import { strongest, strongestOf } from './strongest.js';

export interface SequentialParameters {
  /** What an item counts of the one after it, when the next one is foretold from those before; in (0, 1). */
  memory: number;
  /** Added to the diagonal: higher trusts few customers less. */
  ridge: number;
}

/** Up to so many items the whole matrix is inverted; above, each item is regressed on its neighbourhood. */
const mostDense = 2_500;
const neighbours = 80;
const longestRow = 200;
/** Items further back than this are forgotten. */
const reach = 20;

/**
 * The next item foretold from those before it, the newest counting most, by ridge regression over every place of every trail (the
 * transition model SLIT of Choi et al., "Session-aware linear item-item models for session-based recommendation", 2021).
 */
function fitSequential({ trails, itemCount }: Evidence, { memory, ridge }: SequentialParameters): ItemRows {
  const liked = likedTrails(trails).map((trail) => ({ ...trail, interest: trail.interest.map(() => 1) }));
  const moments = momentsOf(liked, itemCount, memory);
  if (itemCount > mostDense) {
    const said = neighbourhoodRidge(moments, { ridge, neighbours });
    return gatherRows(itemCount, (item) => strongest(said[item]!, longestRow));
  }
  const row = denseRows(moments, ridge);
  return gatherRows(itemCount, (item) => strongestOf(row(item), longestRow));
}

/** Sums over every place of every trail, of what came before it with itself and with what came there. */
interface Moments {
  gram: ItemRows;
  norms: Float64Array;
  /** For each target what came before it. */
  cross: ItemRows;
}

function momentsOf(liked: Evidence['trails'], itemCount: number, memory: number): Moments {
  const square = memory ** 2;
  /** Σ memory^(2k) over the places after the later of two items. */
  const after = (place: number, length: number) => (1 - square ** Math.min(reach, length - 1 - place)) / (1 - square);
  const norms = new Float64Array(itemCount);
  for (const { items } of liked) {
    for (let place = 0; place < items.length; place++) norms[items[place]!]! += after(place, items.length);
  }
  const rowsBy = (weigh: (here: number, there: number, length: number) => number): ItemRows => {
    const rows: RowEntry[][] = [];
    visitCoOccurrences(liked, itemCount, { reach, weigh }, (_, met, sums) =>
      rows.push(met.map((other) => ({ other, weight: sums[other]! }))),
    );
    return gatherRows(itemCount, (item) => rows[item]!);
  };
  return {
    norms,
    gram: rowsBy((here, there, length) => memory ** Math.abs(here - there) * after(Math.max(here, there), length)),
    cross: rowsBy((here, there) => (there < here ? memory ** (here - there - 1) : 0)),
  };
}

function denseRows({ gram, norms, cross }: Moments, ridge: number): (item: number) => Float64Array {
  const n = norms.length;
  const matrix = new Float32Array(n * n);
  const right = new Float32Array(n * n);
  for (let item = 0; item < n; item++) {
    for (let g = gram.starts[item]!; g < gram.starts[item + 1]!; g++) matrix[item * n + gram.others[g]!] = gram.weights[g]!;
    matrix[item * n + item] = norms[item]! + ridge;
    for (let c = cross.starts[item]!; c < cross.starts[item + 1]!; c++) right[cross.others[c]! * n + item] = cross.weights[c]!;
  }
  const weights = multiply(inverse(matrix, n), right, n, n, n);
  return (item) => {
    const row = Float64Array.from(weights.subarray(item * n, (item + 1) * n));
    row[item] = 0;
    return row;
  };
}

export const sequential: Part<SequentialParameters & Listening, ItemRows> = {
  name: 'sequential',
  starts: [{ memory: 0.8, ridge: 50, decay: 0.8, floor: 0 }],
  grid: [
    ['ridge', [10]],
    ['decay', [0.9]],
  ],
  listening: new Set(['decay', 'floor']),
  fit: fitSequential,
  open: rowsRecommender,
  stored: StoredRows,
};
