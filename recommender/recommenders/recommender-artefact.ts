import { z } from 'zod';
import { badArtefact, readArtefact, writeArtefact } from '../artefact.js';
import type { ItemToItem } from './item-to-item.js';
import { positionsOf, type RecommenderModel } from './model.js';

const format = 'steward.recommender/1';

const whole = z.int().min(0);
const share = z.number().min(0).max(1);

/** The model, its sparse matrix as one list of [neighbour, similarity, …] an item. */
const RecommenderArtefact = z.object({
  items: z.array(z.string()),
  rows: z.array(z.array(z.number())),
  popularity: z.array(share),
  parameters: z.object({
    window: whole,
    pairDecay: share,
    backward: share,
    damping: share,
    smoothing: z.number().min(0),
    historyDecay: share,
    popularityWeight: share,
  }),
  metrics: z.object({ recallAt10: share, ndcgAt10: share, coverage: share, users: whole, popularRecallAt10: share }),
  asOf: z.iso.datetime(),
});

export function writeRecommender({ items, itemToItem, popularity, parameters, metrics, asOf }: RecommenderModel): Buffer {
  return writeArtefact(format, {
    items,
    rows: rowsOf(itemToItem),
    popularity: [...popularity],
    parameters,
    metrics,
    asOf: asOf.toISOString(),
  });
}

/** @throws StewardError `bad_artefact` where the bytes are no recommender of this version or its parts do not fit together. */
export function readRecommender(bytes: Buffer): RecommenderModel {
  const { items, rows, popularity, asOf, ...rest } = readArtefact(format, RecommenderArtefact, bytes);
  const fits =
    rows.length === items.length &&
    popularity.length === items.length &&
    rows.every((row) => row.length % 2 === 0 && row.every((value, k) => value >= 0 && (k % 2 === 1 || value < items.length)));
  if (!fits) throw badArtefact(format, 'its parts do not fit together');
  return {
    ...rest,
    items,
    positions: positionsOf(items),
    itemToItem: matrixOf(rows),
    popularity: Float64Array.from(popularity),
    asOf: new Date(asOf),
  };
}

function rowsOf({ starts, neighbours, similarity }: ItemToItem): number[][] {
  return Array.from({ length: starts.length - 1 }, (_, item) => {
    const row: number[] = [];
    for (let n = starts[item]!; n < starts[item + 1]!; n++) row.push(neighbours[n]!, rounded(similarity[n]!));
    return row;
  });
}

/** Nine digits give a 32-bit float back exactly, in half the room of its digits as a 64-bit one. */
function rounded(similarity: number): number {
  return Number(similarity.toPrecision(9));
}

function matrixOf(rows: readonly number[][]): ItemToItem {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, item) => {
    starts[item + 1] = starts[item]! + row.length / 2;
  });
  const flat = rows.flat();
  return {
    starts,
    neighbours: Int32Array.from({ length: flat.length / 2 }, (_, n) => flat[2 * n]!),
    similarity: Float32Array.from({ length: flat.length / 2 }, (_, n) => flat[2 * n + 1]!),
  };
}
