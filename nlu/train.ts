import type { Encoder } from './encoder.js';
import { type GradedAnswer, gradesOf } from './grades.js';
import { lexiconOf } from './lexicon.js';
import { metricsOf } from './metrics.js';
import { withSigns } from './read-text.js';
import { textClassifier } from './text-classifier.js';
import { type TrainedClassifier, type TrainOptions, trainClassifier } from './train-classifier.js';
import type { Example } from './training-data.js';
import type { ClassifierName, UnderstandingModel } from './understanding-model.js';

/** Examples of each classifier: the phrases of the intents, and those that show a feeling or a hurry. */
export type UnderstandingExamples = Record<ClassifierName, readonly Example[]>;

/** What each classifier sees of a text. */
export const views: Record<ClassifierName, TrainOptions['view']> = { intent: undefined, sentiment: withSigns, urgency: withSigns };

/**
 * Trains everything that understanding takes. The same examples and seed give the same model.
 * @throws StewardError `training_data_invalid` for fewer than two classes of one kind.
 */
export async function trainUnderstanding(
  examples: UnderstandingExamples,
  encoder: Pick<Encoder, 'encode'>,
  options: Omit<TrainOptions, 'view'>,
): Promise<UnderstandingModel> {
  const total = Object.values(examples).reduce((sum, { length }) => sum + length, 0);
  let done = 0;
  const train = async (name: ClassifierName) => {
    const share = examples[name].length;
    const onProgress = (step: number, steps: number) => options.onProgress?.(Math.round(done + (step / steps) * share), total);
    const trained = await trainClassifier(examples[name], encoder, { ...options, view: views[name], onProgress });
    done += share;
    return trained;
  };
  const [intent, sentiment, urgency] = [await train('intent'), await train('sentiment'), await train('urgency')];
  const { answers, strangers } = gradesOf(answersOf(intent));
  return {
    intent: textClassifier(intent.model),
    sentiment: textClassifier(sentiment.model),
    urgency: textClassifier(urgency.model),
    lexicon: lexiconOf(intent.model),
    metrics: {
      ...metricsOf(answers),
      acceptance: answers.filter(({ inScope }) => inScope).length / answers.length,
      refusal: strangers.length > 0 ? strangers.filter(({ inScope }) => !inScope).length / strangers.length : null,
      sentimentMacroF1: metricsOf(answersOf(sentiment)).macroF1,
      urgencyMacroF1: metricsOf(answersOf(urgency)).macroF1,
    },
  };
}

/** What cross-validation answered to each example, also to those out of scope. */
export function answersOf({ model, heldOut }: TrainedClassifier): GradedAnswer[] {
  return heldOut.map(({ text, intent, probabilities, scopeScore, inScope }) => {
    const confidence = Math.max(...probabilities);
    return { text, intent, answer: model.labels[probabilities.indexOf(confidence)]!, confidence, scopeScore, inScope };
  });
}
