import { writeUnderstandingModel } from '../../nlu/artefact.js';
import { trainUnderstanding } from '../../nlu/train.js';
import { readUnderstandingExamples } from '../../nlu/understanding-examples.js';
import type { UnderstandingModel } from '../../nlu/understanding-model.js';
import type { Exam } from './gate.js';
import { type LearnParts, type LiveModel, type Outcome, submit } from './learn.js';

/** Macro-F1 that a first model must reach: to be more often right than wrong. */
const firstMacroF1 = 0.5;
/** A smaller difference comes from how the examples fell into folds. */
const tolerance = 0.01;
/** The same examples give the same model. */
const seed = 1;

/** Trains understanding on the phrases of the installation, and submits it. */
export async function learnIntent(parts: LearnParts): Promise<Outcome> {
  const { model, examples } = await trainOnPhrases(parts);
  return submit(parts, {
    kind: 'intent',
    artefact: writeUnderstandingModel(model),
    metrics: model.metrics,
    dataWindow: { examples },
    examine: (live) => examine(model, live),
  });
}

/** Trains understanding on the phrases of the installation, which show so many examples of intents. */
export async function trainOnPhrases({
  phrases,
  startEncoder,
  onProgress,
}: Pick<LearnParts, 'phrases' | 'startEncoder' | 'onProgress'>): Promise<{ model: UnderstandingModel; examples: number }> {
  const examples = await readUnderstandingExamples(phrases);
  const encoder = await startEncoder();
  const model = await trainUnderstanding(examples, encoder, { seed, onProgress }).finally(() => encoder.close());
  return { model, examples: examples.intent.length };
}

/** Training again for every fold is too dear to do for the live model as well, so each is taken at its own figure. */
function examine(model: UnderstandingModel, live: LiveModel<'intent'> | undefined): Exam {
  const own = { measure: 'macro-F1', candidate: model.metrics.macroF1 };
  if (!live) {
    return { ...own, rival: firstMacroF1, rivalName: 'what a first model must reach', tolerance: 0, protocol: 'cross-validated' };
  }
  const protocol = 'each cross-validated on the examples it was trained on';
  return { ...own, rival: live.model.metrics.macroF1, rivalName: live.id, tolerance, protocol };
}
