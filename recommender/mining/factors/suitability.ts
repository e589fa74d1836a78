import { eigenSymmetric } from '../../linear-algebra/eigen-symmetric.js';
import { invertSymmetric } from '../../linear-algebra/invert-symmetric.js';
import { chiSquareTail } from './chi-square.js';

/** Whether columns have enough in common for factors. */
export interface Suitability {
  /** Kaiser, Meyer and Olkin's measure of sampling adequacy, in [0, 1]. */
  kmo: number;
  /** The same of each column. */
  kmoOf: number[];
  /** Bartlett's test of the hypothesis that no columns are correlated. */
  bartlett: { chiSquare: number; degrees: number; p: number };
  verdict: string;
}

/** Kaiser's own words ("An index of factorial simplicity", 1974), as we would say it. */
const judgements: readonly (readonly [from: number, word: string])[] = [
  [0.9, 'excellent'],
  [0.8, 'good'],
  [0.7, 'fair'],
  [0.6, 'mediocre'],
  [0.5, 'poor'],
  [0, 'unacceptable'],
];
const significant = 0.05;

/** Judges a correlation matrix of `n` rows; it must have an inverse. */
export function suitability(correlations: readonly Float64Array[], n: number): Suitability {
  const inverse = invertSymmetric(correlations);
  const p = correlations.length;
  const kept = new Float64Array(p);
  const partial = new Float64Array(p);
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) {
      if (a === b) continue;
      kept[a]! += correlations[a]![b]! ** 2;
      partial[a]! += inverse[a]![b]! ** 2 / (inverse[a]![a]! * inverse[b]![b]!);
    }
  }
  const adequacy = (own: number, others: number) => (own + others > 0 ? own / (own + others) : 0);
  const kmo = adequacy(sum(kept), sum(partial));
  const logDeterminant = sum(eigenSymmetric(correlations).values.map((value) => Math.log(Math.max(value, Number.EPSILON))));
  const chiSquare = Math.max(0, -(n - 1 - (2 * p + 5) / 6) * logDeterminant);
  const degrees = (p * (p - 1)) / 2;
  const bartlett = { chiSquare, degrees, p: chiSquareTail(chiSquare, degrees) };
  return { kmo, kmoOf: Array.from(kept, (own, k) => adequacy(own, partial[k]!)), bartlett, verdict: verdictOn(kmo, bartlett.p) };
}

function verdictOn(kmo: number, p: number): string {
  if (p >= significant) return 'The columns are not more correlated than chance makes them: factors would be chance, too.';
  const word = judgements.find(([from]) => kmo >= from)![1];
  const meaning = kmo < 0.5 ? ': the columns have too little in common, and the factors should not be relied on.' : '.';
  return `The columns are correlated, and what they have in common is ${word} for factor analysis (KMO ${kmo.toFixed(2)})${meaning}`;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
