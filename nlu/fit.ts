import type { Dataset } from './dataset.js';
import { denseTable, fitLinearSvm, type LinearSvm, margins } from './linear-svm.js';
import type { ScopeEvidence } from './out-of-scope.js';
import { prototypesOf } from './prototypes.js';
import type { SparseRows } from './sparse-rows.js';
import { scopeEvidence } from './text-classifier.js';
import { inverseDocumentFrequencies, noveltyOf, tfIdf } from './tf-idf.js';

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
  /** Of all columns of the dataset. */
  idf: Float32Array;
  /** Its sparse columns are those of the dataset that the training rows have, in the same order. */
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
    const { rows: sparse, columns } = onlyTelling(tfIdf(counts, idf, lexicalWeight, [...train, ...ask]), idf);
    const svm = fitLinearSvm({ dimensions, table, sparse, columns, labels, classes: classes.length }, train, { cost, seed });
    const prototypes = classes.flatMap((_, k) => prototypesOf(vectorsOf(train, k)));
    const strangePrototypes = vectorsOf(train, -1);
    const evidenceOf = scopeEvidence({ prototypes, strangePrototypes });
    const answers = ask.map((row) => {
      const sums = margins(svm, vectors[row], sparse, row);
      return { margins: sums, evidence: evidenceOf(vectors[row], sums, noveltyOf(counts, idf, row)) };
    });
    return { idf, svm, prototypes, strangePrototypes, answers };
  };
}

/** Without the columns that say nothing: a fit to few rows is spared the others' n-grams. */
function onlyTelling({ starts, columns, values }: SparseRows, idf: Float32Array): { rows: SparseRows; columns: number } {
  let count = 0;
  const renumbered = Int32Array.from(idf, (weight) => (weight > 0 ? count++ : -1));
  const kept = { starts: new Int32Array(starts.length), columns: new Int32Array(columns.length), values: new Float32Array(values.length) };
  let end = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
      const column = renumbered[columns[entry]!]!;
      if (column < 0) continue;
      kept.columns[end] = column;
      kept.values[end++] = values[entry]!;
    }
    kept.starts[row + 1] = end;
  }
  return { rows: { starts: kept.starts, columns: kept.columns.subarray(0, end), values: kept.values.subarray(0, end) }, columns: count };
}
