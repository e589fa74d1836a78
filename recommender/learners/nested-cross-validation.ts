import { type Choice, chooseClassifier, fitsOfChoice, type Problem } from './choose-classifier.js';
import { type CalibratedClassifier, type Classifier, risksOf } from './classifier.js';
import type { Encoder } from './encode-columns.js';
import { learners, type TrainingSet, trainingSet } from './learners.js';

/** What was said of one outer fold by models that never saw it. */
export interface OuterFold {
  /** Of the fold. */
  rows: Int32Array;
  /** What the inner folds chose. */
  chosen: Classifier['kind'];
  parameters: string;
  calibration: string;
  /** Of `rows`, of each kind of model. */
  risks: Map<Classifier['kind'], Float64Array>;
  /** The chosen model, and the rows of the fold as it sees them. */
  model: CalibratedClassifier;
  encoder: Encoder;
}

export interface NestedOptions {
  /** The outer fold of each row, from 0. */
  foldOf: ArrayLike<number>;
  innerFolds: number;
  seed: number;
  onFit?: () => void;
}

/** Models that are fitted in all. */
export function fitsOfNested(folds: number, innerFolds: number): number {
  return folds * (fitsOfChoice(innerFolds) + learners.length);
}

/**
 * Nested cross-validation (Stone 1974, Varma and Simon 2006): for each outer fold, everything is chosen, calibrated and fitted on
 * the other folds alone, by folds within them. What comes out is what choosing and fitting on the whole table can be expected
 * to do for new rows.
 */
export function nestedCrossValidation(problem: Problem, { foldOf, innerFolds, seed, onFit }: NestedOptions): OuterFold[] {
  const all = Int32Array.from({ length: foldOf.length }, (_, r) => r);
  const folds = [...new Set(Array.from(foldOf))].sort((a, b) => a - b);
  return folds.map((fold) => {
    const others = all.filter((r) => foldOf[r] !== fold);
    const rows = all.filter((r) => foldOf[r] === fold);
    const choice = chooseClassifier(problem, others, { folds: innerFolds, seed, onFit });
    const encoder = problem.encoder(others);
    const training = trainingSet(
      encoder.encode(others),
      Uint8Array.from(others, (r) => problem.labels[r]!),
    );
    const models = fitAll(choice, training, onFit);
    const asked = encoder.encode(rows);
    return {
      rows,
      chosen: choice.chosen.kind,
      parameters: choice.chosen.parameters,
      calibration: models.get(choice.chosen.kind)!.calibration.method,
      risks: new Map(Array.from(models, ([kind, model]) => [kind, risksOf(model, asked)])),
      model: models.get(choice.chosen.kind)!,
      encoder,
    };
  });
}

/** Each kind once: the blend is made of the others. */
function fitAll({ candidates }: Choice, training: TrainingSet, onFit?: () => void): Map<Classifier['kind'], CalibratedClassifier> {
  const models = new Map<Classifier['kind'], CalibratedClassifier>();
  for (const candidate of candidates) {
    models.set(candidate.kind, candidate.fit(training, models));
    if (candidate.kind !== 'blend') onFit?.();
  }
  return models;
}
