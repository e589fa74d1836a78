import type { Lexicon } from './lexicon.js';
import type { Metrics } from './metrics.js';
import type { TextClassifier } from './text-classifier.js';

/** What understanding a text takes, trained together and kept together. */
export interface UnderstandingModel {
  /** What the customer wants. */
  intent: TextClassifier;
  /** How the customer feels: `negative`, `neutral` or `positive`. */
  sentiment: TextClassifier;
  /** How soon a person should look at it: `urgent` or `calm`. */
  urgency: TextClassifier;
  /** What the correction of spelling goes by: the words of the intents' phrases. */
  lexicon: Lexicon;
  metrics: UnderstandingMetrics;
}

export const classifierNames = ['intent', 'sentiment', 'urgency'] as const;
export type ClassifierName = (typeof classifierNames)[number];

/** Figures of cross-validation: each phrase judged by a model that had not seen it. Those of `Metrics` are the intents'. */
export type UnderstandingMetrics = Metrics & {
  /** Share of the phrases in scope that pass as in scope. */
  acceptance: number;
  /** Share of the out-of-scope phrases that do not pass; null where there are none. */
  refusal: number | null;
  sentimentMacroF1: number;
  urgencyMacroF1: number;
};
