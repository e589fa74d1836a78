import { dotsWith } from '../platform/vector-table.js';
import { softmax } from './calibration.js';
import { type LinearSvm, lexicalMargins } from './linear-svm.js';
import { type ScopeDetector, type ScopeEvidence, scopeMargin } from './out-of-scope.js';
import { nearness } from './prototypes.js';
import type { ReadText } from './read-text.js';
import { countNGrams, noveltyOf, tfIdf, type Vocabulary } from './tf-idf.js';

/** A trained classifier of texts: plain data. */
export interface ClassifierModel {
  /** Names of the classes; what is out of scope is not among them. */
  labels: string[];
  /** How often each English word stands in the phrases; what the correction of spelling goes by. */
  words: ReadonlyMap<string, number>;
  /** Column of each n-gram that is known. */
  vocabulary: Vocabulary;
  /** Float32Array [columns]. */
  idf: Float32Array;
  /** What the n-grams weigh beside the sentence vector; see `tfIdf`. */
  lexicalWeight: number;
  svm: LinearSvm;
  /** Vectors that stand for the phrases of the classes, and for those out of scope. */
  prototypes: Float32Array[];
  strangePrototypes: Float32Array[];
  /** Of texts with a sentence vector, and of those without. */
  calibration: Record<Reading, Calibration>;
}

export type Reading = 'encoded' | 'lexical';

export interface Calibration {
  /** Divides the margins, so that confidences are honest. */
  temperature: number;
  scope: ScopeDetector;
}

export interface LabelScore {
  label: string;
  /** Calibrated probability that it is the right one of the classes. */
  confidence: number;
}

export interface Classification {
  /** All classes, best first. */
  scores: LabelScore[];
  inScope: boolean;
  /** How much more than it needs to be in scope the text looks like what was trained; see `scopeMargin`. */
  scopeScore: number;
}

export interface TextClassifier {
  model: ClassifierModel;
  classify(text: ReadText): Classification;
  /** The same in two steps, for the words can be looked at while the vector is being made. */
  begin(text: string): (vector: Float32Array | undefined) => Classification;
}

/** Makes a model ready to classify. */
export function textClassifier(model: ClassifierModel): TextClassifier {
  const evidenceOf = scopeEvidence(model);
  const { classes, dimensions, dense } = model.svm;
  const products = dotsWith(Array.from({ length: classes }, (_, k) => dense.subarray(k * dimensions, (k + 1) * dimensions)));
  const begin: TextClassifier['begin'] = (text) => {
    const counts = countNGrams([text], model.vocabulary);
    const sparse = tfIdf(counts, model.idf, model.lexicalWeight, [0]);
    const novelty = noveltyOf(counts, model.idf, 0);
    const sums = lexicalMargins(model.svm, sparse, 0);
    return (encoded) => {
      // Phrases that the encoder cannot read, and names of classes likewise, teach nothing about vectors.
      const vector = dimensions > 0 ? encoded : undefined;
      if (vector) for (const [k, product] of products(vector).entries()) sums[k]! += product;
      const { temperature, scope } = model.calibration[vector ? 'encoded' : 'lexical'];
      const score = scopeMargin(evidenceOf(vector, sums, novelty), scope);
      const scores = softmax(sums, temperature).map((confidence, k) => ({ label: model.labels[k]!, confidence }));
      return { scores: scores.sort((a, b) => b.confidence - a.confidence), inScope: score >= 0, scopeScore: score };
    };
  };
  return { model, begin, classify: ({ text, vector }) => begin(text)(vector) };
}

/** What speaks for a text being in scope or against it, from its vector, the margins of the classes, and what is new in it. */
export function scopeEvidence(model: Pick<ClassifierModel, 'prototypes' | 'strangePrototypes'>) {
  const near = nearness(model.prototypes);
  const strange = nearness(model.strangePrototypes);
  return (vector: Float32Array | undefined, sums: Float64Array, novelty: number): ScopeEvidence => ({
    nearness: vector ? near(vector) : 0,
    margin: sums.reduce((largest, sum) => Math.max(largest, sum), Number.NEGATIVE_INFINITY),
    strangeness: vector ? strange(vector) : 0,
    novelty,
  });
}
