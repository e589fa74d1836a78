import { dotsWith } from '../platform/vector-table.js';
import { dot } from './dot.js';

/** Prototypes of one class; more tell no better what is out of scope. */
const most = 4;
const rounds = 5;

/**
 * At most four vectors that stand for the given ones, which must be L2-normalised: themselves where they are few, else the
 * centres of spherical k-means (Dhillon & Modha 2001), begun with vectors far from each other. Deterministic.
 */
export function prototypesOf(vectors: readonly Float32Array[]): Float32Array[] {
  if (vectors.length <= most) return [...vectors];
  let centres = farApart(vectors);
  for (let round = 0; round < rounds; round++) {
    const sums = centres.map((centre) => new Float32Array(centre.length));
    for (const vector of vectors) {
      const sum = sums[nearest(vector, centres)]!;
      for (let j = 0; j < sum.length; j++) sum[j]! += vector[j]!;
    }
    centres = sums.map((sum, k) => normalised(sum) ?? centres[k]!);
  }
  return centres;
}

/** The largest cosine of a vector to any of some, all of them L2-normalised; 0 where there are none. */
export function nearness(vectors: readonly Float32Array[]): (vector: Float32Array) => number {
  if (vectors.length === 0) return () => 0;
  const cosines = dotsWith(vectors);
  return (vector) => cosines(vector).reduce((largest, cosine) => Math.max(largest, cosine), -1);
}

/** The first vector, then always the one least like those before. */
function farApart(vectors: readonly Float32Array[]): Float32Array[] {
  const chosen = [vectors[0]!];
  const likeness = vectors.map((vector) => dot(vector, chosen[0]!));
  while (chosen.length < most) {
    const next = vectors[likeness.indexOf(Math.min(...likeness))]!;
    chosen.push(next);
    vectors.forEach((vector, i) => {
      likeness[i] = Math.max(likeness[i]!, dot(vector, next));
    });
  }
  return chosen;
}

function nearest(vector: Float32Array, centres: readonly Float32Array[]): number {
  const cosines = centres.map((centre) => dot(vector, centre));
  return cosines.indexOf(Math.max(...cosines));
}

/** Nothing for a sum of nothing. */
function normalised(sum: Float32Array): Float32Array | undefined {
  const length = Math.sqrt(dot(sum, sum));
  return length > 0 ? sum.map((value) => value / length) : undefined;
}
