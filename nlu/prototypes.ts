import { unitVectors } from '../platform/unit-vectors.js';
import { dot } from './dot.js';

/** Prototypes of one class; more tell no better what is out of scope. */
export const mostPrototypes = 4;
const rounds = 5;

/**
 * At most four vectors that stand for the given ones, which must be L2-normalised: themselves where they are few, else the
 * centres of spherical k-means (Dhillon & Modha 2001), begun with vectors far from each other. Deterministic.
 */
export function prototypesOf(vectors: readonly Float32Array[]): Float32Array[] {
  if (vectors.length <= mostPrototypes) return [...vectors];
  let centres = farApart(vectors);
  for (let round = 0; round < rounds; round++) {
    const clusters = centres.map((): Float32Array[] => []);
    for (const vector of vectors) clusters[nearest(vector, centres)]!.push(vector);
    centres = clusters.map((cluster, k) => centreOf(cluster) ?? centres[k]!);
  }
  return centres;
}

/** The largest cosine of a vector to any of some, all of them L2-normalised; 0 where there are none. */
export function nearness(vectors: readonly Float32Array[]): (vector: Float32Array) => number {
  if (vectors.length === 0) return () => 0;
  const { products } = unitVectors(vectors, vectors[0]!.length);
  return (vector) => products(vector).reduce((largest, cosine) => Math.max(largest, cosine), -1);
}

/** The first vector, then always the one least like those before. */
function farApart(vectors: readonly Float32Array[]): Float32Array[] {
  const chosen = [vectors[0]!];
  const likeness = vectors.map((vector) => dot(vector, chosen[0]!));
  while (chosen.length < mostPrototypes) {
    const next = vectors[likeness.indexOf(Math.min(...likeness))]!;
    chosen.push(next);
    vectors.forEach((vector, i) => {
      likeness[i] = Math.max(likeness[i]!, dot(vector, next));
    });
  }
  return chosen;
}

/** The index of the vector with the largest cosine. */
export function nearest(vector: Float32Array, centres: readonly Float32Array[]): number {
  const cosines = centres.map((centre) => dot(vector, centre));
  return cosines.indexOf(Math.max(...cosines));
}

/** The mean of some vectors, L2-normalised; nothing of none, or where they cancel out. */
export function centreOf(vectors: readonly Float32Array[]): Float32Array | undefined {
  if (vectors.length === 0) return undefined;
  const sum = new Float32Array(vectors[0]!.length);
  for (const vector of vectors) for (let j = 0; j < sum.length; j++) sum[j]! += vector[j]!;
  const length = Math.sqrt(dot(sum, sum));
  return length > 0 ? sum.map((value) => value / length) : undefined;
}
