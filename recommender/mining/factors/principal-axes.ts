import { eigenSymmetric } from '../../linear-algebra/eigen-symmetric.js';
import { invertSymmetric } from '../../linear-algebra/invert-symmetric.js';

export interface Extraction {
  /** Of each column on each factor [p × m]. */
  loadings: Float64Array[];
  /** Columns whose communality had to be held below 1: the solution is improper there (a Heywood case). */
  heywood: number[];
}

const mostIterations = 2000;
const tolerance = 1e-7;
/** No column is explained entirely: it always has noise of its own. */
const mostCommunality = 0.995;

/**
 * Factors that explain the correlations between columns, by principal axes: the leading eigenvectors of the correlations with the
 * communalities on the diagonal, again and again until those stand still. Where they do, the residual correlations are as small as
 * can be (Harman and Jones, "Factor analysis by minimizing residuals", 1966). `m` factors, fewer than columns.
 */
export function principalAxes(correlations: readonly Float64Array[], m: number): Extraction {
  let communalities = squaredMultipleCorrelations(correlations);
  let loadings = loadingsFor(correlations, communalities, m);
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const next = loadings.map((row) => Math.min(mostCommunality, squares(row)));
    const change = Math.max(...next.map((value, k) => Math.abs(value - communalities[k]!)));
    communalities = next;
    loadings = loadingsFor(correlations, communalities, m);
    if (change < tolerance) break;
  }
  const heywood = Array.from(loadings.keys()).filter((k) => squares(loadings[k]!) >= mostCommunality - tolerance);
  for (const k of heywood) {
    const shrunk = Math.sqrt(mostCommunality / squares(loadings[k]!));
    loadings[k] = loadings[k]!.map((loading) => Math.min(1, shrunk) * loading);
  }
  return { loadings, heywood };
}

/** Share of each column's variance that the others explain: the least its communality can be (Guttman, 1956). */
export function squaredMultipleCorrelations(correlations: readonly Float64Array[]): number[] {
  return invertSymmetric(correlations).map((row, k) => Math.min(mostCommunality, Math.max(0, 1 - 1 / row[k]!)));
}

function loadingsFor(correlations: readonly Float64Array[], communalities: readonly number[], m: number): Float64Array[] {
  const reduced = correlations.map((row, k) => row.map((value, j) => (j === k ? communalities[k]! : value)));
  const { values, vectors } = eigenSymmetric(reduced);
  const scales = Array.from({ length: m }, (_, f) => Math.sqrt(Math.max(0, values[f]!)));
  return correlations.map((_, k) => Float64Array.from(scales, (scale, f) => scale * vectors[f]![k]!));
}

function squares(row: Float64Array): number {
  return row.reduce((sum, value) => sum + value ** 2, 0);
}
