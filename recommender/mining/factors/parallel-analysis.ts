import { quantile } from '../../../platform/quantile.js';
import { mulberry32 } from '../../../platform/random.js';
import { eigenSymmetric } from '../../linear-algebra/eigen-symmetric.js';
import { randomCorrelations } from './random-correlations.js';

export interface ParallelAnalysis {
  /** Of the correlation matrix, largest first. */
  eigenvalues: number[];
  /** What unrelated columns reach in one of twenty draws. */
  byChance: number[];
  /** Eigenvalues from the first on that are larger than chance gives. */
  factors: number;
}

const draws = 200;
/** Of the eigenvalues of unrelated columns: their mean, which Horn took, keeps too many factors (Glorfeld, 1995). */
const level = 0.95;

/**
 * How many factors correlations of `n` rows have: as many as there are eigenvalues beyond those of unrelated columns
 * (Horn, "A rationale and test for the number of factors in factor analysis", 1965). Needs more rows than columns.
 */
export function parallelAnalysis(correlations: readonly Float64Array[], n: number, seed: number): ParallelAnalysis {
  const random = mulberry32(seed);
  const p = correlations.length;
  const simulated = Array.from({ length: draws }, () => eigenSymmetric(randomCorrelations(n, p, random)).values);
  const eigenvalues = [...eigenSymmetric(correlations).values];
  const byChance = eigenvalues.map((_, k) =>
    quantile(
      simulated.map((values) => values[k]!),
      level,
    ),
  );
  const beyond = eigenvalues.findIndex((value, k) => value <= byChance[k]!);
  return { eigenvalues, byChance, factors: beyond < 0 ? p : beyond };
}
