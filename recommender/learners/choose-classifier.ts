import { blendWeights } from './blend.js';
import { calibrated, chooseCalibration } from './calibration.js';
import { blended, type CalibratedClassifier, type Classifier, probabilities } from './classifier.js';
import type { Encoder } from './encode-columns.js';
import { stratifiedFolds } from './folds.js';
import { learners, type TrainingSet, trainingSet, type Variant } from './learners.js';
import { logLossOf } from './log-odds.js';

/** Rows with labels, and how some of them become numbers. */
export interface Problem {
  /** 0 or 1. */
  labels: Uint8Array;
  /** Rows of one group are copies of each other and share a fold; each its own where it is absent. */
  groups?: ArrayLike<number>;
  /** Learns from the training rows alone how rows become numbers; what it gives encodes any rows. */
  encoder(training: Int32Array): Encoder;
}

/** One kind of model in its best variant, and how it did on rows that it had not seen. */
export interface Candidate {
  kind: Classifier['kind'];
  parameters: string;
  /** Calibrated, one for each of the rows of the choice. */
  risks: Float64Array;
  /** Mean log loss of `risks`. */
  logLoss: number;
  /** Fits it on any rows; models that are fitted already are not fitted again to be blended. */
  fit(training: TrainingSet, fitted?: ReadonlyMap<Classifier['kind'], CalibratedClassifier>): CalibratedClassifier;
}

export interface Choice {
  /** The rows that were chosen on: all that were given, or an even sample of many. */
  rows: Int32Array;
  labels: Uint8Array;
  /** From the simplest to the least simple. */
  candidates: Candidate[];
  chosen: Candidate;
}

export interface ChooseOptions {
  folds: number;
  seed: number;
  /** Called after each model that was fitted. */
  onFit?: () => void;
}

/** More rows than this hardly change which model is best, only how long it takes to see. */
const mostRows = 8_000;

/** Models that `chooseClassifier` fits. */
export function fitsOfChoice(folds: number): number {
  return folds * learners.reduce((sum, { variants }) => sum + variants.length, 0);
}

/**
 * Chooses among all kinds of models by cross-validation on some rows. Of each kind the variant with the least log loss is
 * taken and calibrated; then the one-standard-error rule (Breiman et al. 1984) takes the simplest kind whose log loss is at most one
 * standard error above the least. As all kinds are asked about the same rows, it is the standard error of the difference
 * between two kinds on the same row, which is much smaller than that of either.
 */
export function chooseClassifier(problem: Problem, all: Int32Array, { folds, seed, onFit }: ChooseOptions): Choice {
  const rows = evenSample(all, mostRows);
  const labels = Uint8Array.from(rows, (r) => problem.labels[r]!);
  const foldOf = stratifiedFolds(labels, folds, problem.groups && Int32Array.from(rows, (r) => problem.groups![r]!));
  const held = learners.map(({ variants }) => variants.map(() => new Float64Array(rows.length)));
  for (let fold = 0; fold < folds; fold++) {
    const inFold = Int32Array.from(foldOf.keys()).filter((k) => foldOf[k] === fold);
    const others = Int32Array.from(foldOf.keys()).filter((k) => foldOf[k] !== fold);
    const { encode } = problem.encoder(others.map((k) => rows[k]!));
    const training = trainingSet(
      encode(others.map((k) => rows[k]!)),
      Uint8Array.from(others, (k) => labels[k]!),
    );
    const asked = encode(inFold.map((k) => rows[k]!));
    learners.forEach(({ variants }, l) => {
      variants.forEach((variant, v) => {
        const risks = probabilities(variant.fit(training, seed + fold), asked);
        inFold.forEach((k, at) => {
          held[l]![v]![k] = risks[at]!;
        });
        onFit?.();
      });
    });
  }
  const single = learners.map(({ kind, variants }, l) => {
    const losses = held[l]!.map((risks) => meanLoss(risks, labels));
    const best = losses.indexOf(Math.min(...losses));
    return calibratedCandidate(kind, variants[best]!, { risks: held[l]![best]!, labels, foldOf, seed });
  });
  const candidates = [...single, blendOf(single, labels, foldOf)];
  return { rows, labels, candidates, chosen: simplestWithinOneError(candidates, labels) };
}

/** The first of the candidates that is at most one standard error of the difference worse than the best. */
export function simplestWithinOneError<T extends { risks: Float64Array }>(candidates: readonly T[], labels: Uint8Array): T {
  const losses = candidates.map(({ risks }) => risks.map((risk, k) => logLossOf(risk, labels[k]!)));
  const means = losses.map(meanOf);
  const best = losses[means.indexOf(Math.min(...means))]!;
  return candidates.find((_, c) => {
    const worse = losses[c]!.map((loss, k) => loss - best[k]!);
    const mean = meanOf(worse);
    const variance = meanOf(worse.map((each) => (each - mean) ** 2));
    return mean <= Math.sqrt(variance / worse.length);
  })!;
}

interface Held {
  risks: Float64Array;
  labels: Uint8Array;
  foldOf: Uint8Array;
  seed: number;
}

function calibratedCandidate(kind: Classifier['kind'], variant: Variant, { risks, labels, foldOf, seed }: Held): Candidate {
  const calibration = chooseCalibration(risks, labels, foldOf);
  const honest = risks.map((risk) => calibrated(calibration, risk));
  return {
    kind,
    parameters: variant.parameters,
    risks: honest,
    logLoss: meanLoss(honest, labels),
    fit: (training) => ({ classifier: variant.fit(training, seed), calibration }),
  };
}

/** All kinds together; what it is said to do on a fold comes from weights that were chosen on the others. */
function blendOf(single: readonly Candidate[], labels: Uint8Array, foldOf: Uint8Array): Candidate {
  const risks = single.map((candidate) => candidate.risks);
  const together = new Float64Array(labels.length);
  for (const fold of new Set(foldOf)) {
    const others = Int32Array.from(foldOf.keys()).filter((k) => foldOf[k] !== fold);
    const weights = blendWeights(risks, labels, others);
    blended(weights.map((weight, c) => ({ weight, risks: risks[c]! }))).forEach((risk, k) => {
      if (foldOf[k] === fold) together[k] = risk;
    });
  }
  const weights = blendWeights(risks, labels, Int32Array.from(foldOf.keys()));
  const parts = single.map((candidate, c) => ({ weight: weights[c]!, candidate })).filter(({ weight }) => weight > 0);
  return {
    kind: 'blend',
    parameters: parts.map(({ weight, candidate }) => `${candidate.kind} ${weight.toFixed(2)}`).join(', '),
    risks: together,
    logLoss: meanLoss(together, labels),
    fit: (training, fitted) => ({
      classifier: {
        kind: 'blend',
        parts: parts.map(({ weight, candidate }) => ({ weight, model: fitted?.get(candidate.kind) ?? candidate.fit(training) })),
      },
      calibration: { method: 'none' },
    }),
  };
}

function evenSample(rows: Int32Array, most: number): Int32Array {
  if (rows.length <= most) return rows;
  return Int32Array.from({ length: most }, (_, k) => rows[Math.floor((k * rows.length) / most)]!);
}

function meanLoss(risks: Float64Array, labels: Uint8Array): number {
  return meanOf(risks.map((risk, k) => logLossOf(risk, labels[k]!)));
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
