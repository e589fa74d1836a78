import { dot } from './dot.js';
import { margins } from './linear-svm.js';
import type { NGrams } from './n-grams.js';
import type { ReadText } from './read-text.js';
import type { ClassifierModel } from './text-classifier.js';
import { countNGrams, gramOf, tfIdf } from './tf-idf.js';

/** What speaks for the class that a text is taken for: parts that add up to its margin. */
export interface Explanation {
  label: string;
  /** Of the class; no other has a larger one. */
  margin: number;
  /** What the meaning of the sentence contributes; 0 where the encoder cannot read it. */
  vector: number;
  /** What the class has without any text. */
  bias: number;
  /** Largest first, then those that speak against it. */
  features: Feature[];
}

/** A word, a pair of neighbours, or a run of characters whose spaces are ends of words. */
export interface Feature {
  kind: keyof NGrams;
  gram: string;
  /** Its value in the text times its weight for the class. */
  contribution: number;
}

export function explain(model: ClassifierModel, { text, vector }: ReadText): Explanation {
  const { svm, vocabulary, idf, lexicalWeight, labels } = model;
  const { classes, dimensions } = svm;
  const row = tfIdf(countNGrams([text], vocabulary), idf, lexicalWeight, [0]);
  const sums = margins(svm, vector, row, 0);
  const best = sums.indexOf(Math.max(...sums));
  const names = namesOf(vocabulary, new Set(row.columns));
  const features = Array.from(row.columns, (column, entry) => ({
    ...gramOf(names.get(column)!),
    contribution: row.values[entry]! * svm.sparse[column * classes + best]!,
  }));
  return {
    label: labels[best]!,
    margin: sums[best]!,
    vector: vector ? dot(vector, svm.dense.subarray(best * dimensions, (best + 1) * dimensions)) : 0,
    bias: svm.bias[best]!,
    features: features.filter(({ contribution }) => contribution !== 0).sort((a, b) => b.contribution - a.contribution),
  };
}

function namesOf(vocabulary: ClassifierModel['vocabulary'], columns: ReadonlySet<number>): Map<number, string> {
  return new Map([...vocabulary].filter(([, column]) => columns.has(column)).map(([name, column]) => [column, name]));
}
