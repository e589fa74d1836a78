import type { SoftmaxRegression } from './softmax-regression.js';

/** A trained intent classifier: plain data. */
export interface IntentModel {
  /** Names of the classes, in the order of the regression; `out_of_scope` among them where it had phrases. */
  intents: string[];
  regression: SoftmaxRegression;
  /** Divides the logits, so that confidences are honest. */
  temperature: number;
  /** Texts with a lower scope score are out of scope. */
  scopeThreshold: number;
  /** Training phrases in scope, each Float32Array [dimensions], L2-normalised. */
  phrases: Float32Array[];
  metrics: IntentMetrics;
}

/** Figures of cross-validation: each phrase judged by a model that had not seen it. */
export type IntentMetrics = {
  /** Share of the phrases in scope whose best intent is theirs. */
  accuracy: number;
  /** Mean over the intents of the F1 score. */
  macroF1: number;
  /** Expected calibration error of the best intent's confidence. */
  ece: number;
  /** Share of the phrases in scope that pass as in scope. */
  acceptance: number;
  /** Share of the out-of-scope phrases that do not pass; null where there are none. */
  refusal: number | null;
  /** Phrases in scope. */
  n: number;
  classes: number;
};
