import type { Dataset } from './dataset.js';
import { denseTable, fitLinearSvm, type LinearSvm, margins } from './linear-svm.js';
import type { ScopeEvidence } from './out-of-scope.js';
import { prototypesOf } from './prototypes.js';
import { scopeEvidence } from './text-classifier.js';
import { inverseDocumentFrequencies, tfIdf } from './tf-idf.js';

/** What is to be learnt from which rows, and asked of which others. */
export interface FitJob {
  train: readonly number[];
  ask: readonly number[];
  settings: FitSettings;
  seed: number;
}

export interface FitSettings {
  /** See `fitLinearSvm`. */
  cost: number;
  /** See `ClassifierModel`. */
  lexicalWeight: number;
}

export interface Fit {
  idf: Float32Array;
  svm: LinearSvm;
  prototypes: Float32Array[];
  strangePrototypes: Float32Array[];
  /** In the order of the rows asked. */
  answers: FitAnswer[];
}

export interface FitAnswer {
  /** Float64Array [classes]. */
  margins: Float64Array;
  evidence: ScopeEvidence;
}

/** Fits classifiers to rows of one dataset. */
export function fitter({ classes, labels, vectors, counts }: Dataset): (job: FitJob) => Fit {
  const dimensions = vectors.find((vector) => vector)?.length ?? 0;
  const table = denseTable(vectors, dimensions, classes.length);
  const vectorsOf = (rows: readonly number[], label: number) => rows.flatMap((row) => (labels[row] === label ? (vectors[row] ?? []) : []));

  return ({ train, ask, settings: { cost, lexicalWeight }, seed }) => {
    const idf = inverseDocumentFrequencies(counts, train);
    const sparse = tfIdf(counts, idf, lexicalWeight);
    const rows = { dimensions, table, sparse, columns: counts.vocabulary.size, labels, classes: classes.length };
    const svm = fitLinearSvm(rows, train, { cost, seed });
    const prototypes = classes.flatMap((_, k) => prototypesOf(vectorsOf(train, k)));
    const strangePrototypes = vectorsOf(train, -1);
    const evidenceOf = scopeEvidence({ prototypes, strangePrototypes });
    const answers = ask.map((row) => {
      const sums = margins(svm, vectors[row], sparse, row);
      return { margins: sums, evidence: evidenceOf(vectors[row], sums) };
    });
    return { idf, svm, prototypes, strangePrototypes, answers };
  };
}
