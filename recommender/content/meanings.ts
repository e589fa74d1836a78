import { type VectorTable, vectorTable } from '../../platform/vector-table.js';

/** What the words of items mean. */
export interface Meanings {
  /** Rows [items × 512], centred on their mean and L2-normalised; zeros for an item of which nothing is known (yet). A last row to ask with. */
  table: VectorTable;
  items: number;
}

const dimensions = 512;

/** The encoder's vectors of items, in their order. What all have in common is taken away, so that the rest tells them apart. */
export function indexMeanings(vectors: readonly (Float32Array | undefined)[]): Meanings {
  const known = vectors.filter((vector) => vector !== undefined);
  const mean = new Float64Array(dimensions);
  for (const vector of known) for (let j = 0; j < dimensions; j++) mean[j]! += vector[j]! / known.length;
  const table = vectorTable(vectors.length + 1, dimensions);
  vectors.forEach((vector, item) => {
    if (vector) normalise(vector, mean, table.row(item));
  });
  return { table, items: vectors.length };
}

/** Writes a vector, without the mean and at length 1, into `row`; one that is the mean, as of a shop's only item, stays as it is. */
function normalise(vector: Float32Array, mean: Float64Array, row: Float32Array): void {
  let square = 0;
  for (let j = 0; j < dimensions; j++) square += (vector[j]! - mean[j]!) ** 2;
  const alone = square < 1e-6;
  const length = alone ? 1 : Math.sqrt(square);
  for (let j = 0; j < dimensions; j++) row[j] = (vector[j]! - (alone ? 0 : mean[j]!)) / length;
}

/** Dot product of each item with a sum of others, Float64Array [items]; `factors` are those of the items at `chosen`. */
export function nearSum({ table, items }: Meanings, chosen: ArrayLike<number>, factors: ArrayLike<number>): Float64Array {
  table.row(items).fill(0);
  for (let k = 0; k < chosen.length; k++) if (factors[k] !== 0) table.add(items, chosen[k]!, factors[k]!);
  return askAll(table, items);
}

/** Dot product of each item with the encoder's vector of a text, Float64Array [items]. */
export function nearText({ table, items }: Meanings, vector: Float32Array): Float64Array {
  table.row(items).set(vector);
  return askAll(table, items);
}

function askAll(table: VectorTable, items: number): Float64Array {
  const near = new Float64Array(items);
  for (let item = 0; item < items; item++) near[item] = table.dot(item, items);
  return near;
}
