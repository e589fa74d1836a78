import { StewardError } from '../platform/errors.js';
import { fitTemperature } from './calibration.js';
import { crossValidate, type LabelledVectors } from './cross-validation.js';
import type { Encoder } from './encoder.js';
import type { IntentModel } from './intent-model.js';
import { judge } from './judge.js';
import { outOfScope } from './out-of-scope.js';
import { fitSoftmaxRegressions } from './softmax-regression.js';
import type { Example } from './training-data.js';

export interface TrainOptions {
  /** Decides which examples are validated together. */
  seed: number;
  /** `step` of `total` steps of like length are done. */
  onProgress?: (step: number, total: number) => void;
}

const folds = 4;
/** L2 penalties that cross-validation chooses from, strongest first. */
const penalties = [0.1, 0.03];
/** Texts encoded between two reports of progress. */
const encodedTogether = 256;

/**
 * Trains an intent classifier on sentence vectors: penalty, temperature and the out-of-scope threshold come from
 * cross-validation, the regression from all examples. Examples of the intent `out_of_scope` are a background, which is
 * never an answer. The same examples and seed give the same model.
 * @throws StewardError `training_data_invalid` for fewer than two intents.
 */
export async function trainIntentModel(
  examples: readonly Example[],
  encoder: Encoder,
  { seed, onProgress }: TrainOptions,
): Promise<IntentModel> {
  const intents = [...new Set(examples.map(({ intent }) => intent))].sort();
  const background = intents.indexOf(outOfScope);
  if (intents.length - (background < 0 ? 0 : 1) < 2) {
    throw new StewardError('invalid', 'training_data_invalid', 'Training needs phrases of at least two intents besides out_of_scope.');
  }
  const encodings = Math.ceil(examples.length / encodedTogether);
  const total = encodings + folds + 1;
  const vectors: Float32Array[] = [];
  for (let step = 0; step < encodings; step++) {
    const texts = examples.slice(step * encodedTogether, (step + 1) * encodedTogether).map(({ text }) => text);
    vectors.push(...(await encoder.encode(texts)));
    onProgress?.(step + 1, total);
  }
  const labels = examples.map(({ intent }) => intents.indexOf(intent));
  const data: LabelledVectors = { vectors, labels, classes: intents.length, background };
  const outOfFold = await crossValidate(data, { folds, penalties, seed, onFold: (fold) => onProgress?.(encodings + fold, total) });
  const temperature = fitTemperature(outOfFold.logits, labels);
  const [regression] = fitSoftmaxRegressions(vectors, labels, intents.length, [outOfFold.penalty]);
  onProgress?.(total, total);
  const phrases = vectors.filter((_, i) => labels[i] !== background);
  return { intents, regression: regression!, temperature, phrases, ...judge(data, outOfFold, temperature) };
}
