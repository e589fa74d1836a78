import { availableParallelism } from 'node:os';
import { StewardError } from '../platform/errors.js';
import { fitTemperature, softmax } from './calibration.js';
import { chooseSettings } from './choose-settings.js';
import { crossValidate, type Training } from './cross-validation.js';
import { type Dataset, type DatasetOptions, readDataset } from './dataset.js';
import type { Encoder } from './encoder.js';
import type { FitAnswer, FitSettings } from './fit.js';
import { openFitThreads } from './fit-threads.js';
import { foldsOf } from './folds.js';
import { fitScopeWeights, type ScopeEvidence, scopeMargin, scopeScore, scopeThreshold } from './out-of-scope.js';
import { experienceOf, type ScopeExperience } from './scope-experience.js';
import type { Calibration, ClassifierModel, Reading } from './text-classifier.js';
import type { Example } from './training-data.js';

export interface TrainOptions extends Pick<DatasetOptions, 'view'> {
  /** Decides which examples are validated together. */
  seed: number;
  /** Fits at the same time; as many as there are cores if absent. */
  threads?: number;
  /** `step` of `total` steps of like length are done. */
  onProgress?: (step: number, total: number) => void;
}

export interface TrainedClassifier {
  model: ClassifierModel;
  /** What models that had not seen an example said of it, in the order of the examples. */
  heldOut: HeldOut[];
  settings: FitSettings;
  /** Seconds. */
  took: { encoding: number; fitting: number };
}

export interface HeldOut extends Example {
  /** Of the classes, in their order. */
  probabilities: number[];
  scopeScore: number;
  inScope: boolean;
}

/** Fewer texts of one reading than this say too little by themselves. */
const fewest = 30;
/** From so many examples on, half of them are enough to learn from; of few, most are needed. */
const many = 9_000;
/** Steps of progress: encoding counts as many as all fitting. */
const steps = 20;

/**
 * Trains a classifier on sentence vectors and n-grams. Cross-validation on the examples chooses the settings, fits the
 * temperature, and fits what tells texts out of scope: from examples of the intent `out_of_scope` where there are some,
 * else from classes left out in turn. The same examples and seed give the same model, whatever the number of threads.
 * @throws StewardError `training_data_invalid` for fewer than two classes.
 */
export async function trainClassifier(
  examples: readonly Example[],
  encoder: Pick<Encoder, 'encode'>,
  { seed, threads: threadCount = availableParallelism(), view, onProgress }: TrainOptions,
): Promise<TrainedClassifier> {
  const begun = performance.now();
  const dataset = await readDataset(examples, encoder, {
    view,
    onProgress: (done, total) => onProgress?.(Math.floor((done / total) * (steps / 2)), steps),
  });
  if (dataset.classes.length < 2) {
    throw new StewardError('invalid', 'training_data_invalid', 'Training needs phrases of at least two intents besides out_of_scope.');
  }
  const encoded = performance.now();
  const threads = openFitThreads(dataset, threadCount);
  const training: Training = { dataset, threads, seed };
  try {
    const settings = await chooseSettings(training);
    onProgress?.(steps * 0.7, steps);
    const { labels, examples: count } = dataset;
    const folds = foldsOf(dataset, { folds: count > many ? 2 : 4, most: count, seed });
    const [final, answers] = await Promise.all([
      threads.fit({ train: labels.map((_, row) => row), ask: [], settings, seed }),
      crossValidate(training, folds, settings),
    ]);
    onProgress?.(steps * 0.95, steps);
    const calibration = calibrate(dataset, answers, await experienceOf(training, answers, settings));
    onProgress?.(steps, steps);
    const { idf, svm, prototypes, strangePrototypes } = final;
    const model: ClassifierModel = {
      labels: dataset.classes,
      words: dataset.words,
      vocabulary: dataset.counts.vocabulary,
      lexicalWeight: settings.lexicalWeight,
      ...{ idf, svm, prototypes, strangePrototypes, calibration },
    };
    return {
      model,
      settings,
      heldOut: examples.map((example, row) => ({ ...example, ...verdict(calibration[readingOf(dataset, row)], answers[row]!) })),
      took: { encoding: (encoded - begun) / 1000, fitting: (performance.now() - encoded) / 1000 },
    };
  } finally {
    await threads.close();
  }
}

function readingOf({ vectors }: Dataset, row: number): Reading {
  return vectors[row] ? 'encoded' : 'lexical';
}

/** Temperature, weights and threshold for each way of reading; where too few texts are read one way, all of them speak for it. */
function calibrate(dataset: Dataset, answers: readonly FitAnswer[], experience: ScopeExperience): Record<Reading, Calibration> {
  const calibration = (reading: Reading): Calibration => {
    const read = (row: number) => readingOf(dataset, row) === reading;
    const seen = reading === 'encoded' ? (evidence: ScopeEvidence) => evidence : unread;
    const enough = <T>(all: readonly T[], rowOf: (item: T) => number) => {
      const own = all.filter((item) => read(rowOf(item)));
      return own.length >= fewest ? own : all;
    };
    const [own, other] = [experience.ours, experience.others].map((witnesses) =>
      enough(witnesses, ({ row }) => row).map(({ evidence }) => seen(evidence)),
    );
    const weights = fitScopeWeights(own!, other!);
    const rows = enough(
      [...answers.keys()].filter((row) => dataset.labels[row]! >= 0),
      (row) => row,
    );
    return {
      temperature: fitTemperature(
        rows.map((row) => answers[row]!.margins),
        rows.map((row) => dataset.labels[row]!),
      ),
      scope: { weights, threshold: scopeThreshold(rows.map((row) => scopeScore(seen(answers[row]!.evidence), weights))) },
    };
  };
  return { encoded: calibration('encoded'), lexical: calibration('lexical') };
}

/** What is seen of a text that the encoder cannot read. */
function unread(evidence: ScopeEvidence): ScopeEvidence {
  return { ...evidence, nearness: 0, strangeness: 0 };
}

function verdict({ temperature, scope }: Calibration, { margins, evidence }: FitAnswer): Omit<HeldOut, keyof Example> {
  const score = scopeMargin(evidence, scope);
  return { probabilities: softmax(margins, temperature), scopeScore: score, inScope: score >= 0 };
}
