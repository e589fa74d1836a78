import type { IntentModel } from './intent-model.js';
import { largestCosine, outOfScope, scopeScore } from './out-of-scope.js';
import { logits, softmax } from './softmax-regression.js';
import type { IntentScore } from './understanding.js';

export interface Classification {
  /** Best first, at most five. */
  intents: IntentScore[];
  inScope: boolean;
}

/** Classifies a sentence vector: Float32Array [dimensions], L2-normalised. */
export function classify(model: IntentModel, vector: Float32Array): Classification {
  const probabilities = softmax(logits(model.regression, vector), model.temperature);
  const scores = model.intents.map((intent, k) => ({ intent, confidence: probabilities[k]! }));
  const background = scores.find(({ intent }) => intent === outOfScope)?.confidence ?? 0;
  const intents = scores
    .filter(({ intent }) => intent !== outOfScope)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 5);
  return { intents, inScope: scopeScore(largestCosine(vector, model.phrases), background) >= model.scopeThreshold };
}
