import { type UnitVectors, unitVectors } from '../../platform/unit-vectors.js';

/** What the words of items mean: a vector for each, without what all have in common; zeros for an item of which nothing is known (yet). */
export type Meanings = UnitVectors;

const dimensions = 512;

/** The encoder's vectors of items, in their order. What all have in common is taken away, so that the rest tells them apart. */
export function indexMeanings(vectors: readonly (Float32Array | undefined)[]): Meanings {
  const known = vectors.filter((vector) => vector !== undefined);
  const mean = new Float64Array(dimensions);
  for (const vector of known) for (let j = 0; j < dimensions; j++) mean[j]! += vector[j]! / known.length;
  const centred = vectors.map((vector) => vector && fromMean(vector, mean));
  return unitVectors(centred, dimensions);
}

/** A vector without the mean and at length 1; one that is the mean, as of a shop's only item, stays as it is. */
function fromMean(vector: Float32Array, mean: Float64Array): Float32Array {
  let square = 0;
  for (let j = 0; j < dimensions; j++) square += (vector[j]! - mean[j]!) ** 2;
  if (square < 1e-6) return vector;
  const length = Math.sqrt(square);
  return vector.map((value, j) => (value - mean[j]!) / length);
}

/** Dot product of each item with a sum of others, Float64Array [items]; `factors` are those of the items at `chosen`. */
export function nearSum(meanings: Meanings, chosen: ArrayLike<number>, factors: ArrayLike<number>): Float64Array {
  const sum = new Float32Array(dimensions);
  for (let k = 0; k < chosen.length; k++) if (factors[k] !== 0) meanings.addTo(sum, chosen[k]!, factors[k]!);
  return meanings.products(sum);
}
