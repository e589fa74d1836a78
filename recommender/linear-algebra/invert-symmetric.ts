import { eigenSymmetric } from './eigen-symmetric.js';

/** Directions whose eigenvalue is so much smaller than the largest are left out of an inverse. */
const negligible = 1e-10;

/**
 * The inverse of a symmetric positive semidefinite matrix, as rows; where it has none, the inverse of Moore and Penrose.
 */
export function invertSymmetric(matrix: readonly ArrayLike<number>[]): Float64Array[] {
  const { values, vectors } = eigenSymmetric(matrix);
  const kept = Array.from(values.keys()).filter((k) => values[k]! > negligible * values[0]!);
  return matrix.map((_, i) =>
    Float64Array.from(matrix, (_, j) => kept.reduce((sum, k) => sum + (vectors[k]![i]! * vectors[k]![j]!) / values[k]!, 0)),
  );
}
