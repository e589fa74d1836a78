import { fitIsotonic, isotonicValue, type Steps } from './isotonic.js';
import { logLossOf, logOdds, sigmoid } from './log-odds.js';
import { fitLogisticRegression, type LogisticRegression, regressionProbability } from './logistic-regression.js';
import type { Matrix } from './matrix.js';

/** What makes probabilities of a model come true. */
export type Calibration =
  | { method: 'none' }
  | { method: 'platt' | 'beta'; regression: LogisticRegression }
  | { method: 'isotonic'; steps: Steps };

const calibrationMethods = ['none', 'platt', 'beta', 'isotonic'] as const;

/** So little that it only keeps the regression solvable. */
const l2 = 1e-3;

/**
 * The calibration with the least log loss on predictions that it was not fitted on, or none where none is better: Platt
 * (1999), beta (Kull et al. 2017) and isotonic. `risks` come from models that did not see their rows; each row's fold is that of
 * the model it was predicted by.
 */
export function chooseCalibration(risks: Float64Array, labels: Uint8Array, folds: ArrayLike<number>): Calibration {
  const count = 1 + Array.from(folds).reduce((most, fold) => Math.max(most, fold), 0);
  const losses = calibrationMethods.map((method) => {
    let loss = 0;
    for (let fold = 0; fold < count; fold++) {
      const others = risks.map((_, k) => k).filter((k) => folds[k] !== fold);
      const calibration = fitCalibration(
        method,
        Float64Array.from(others, (k) => risks[k]!),
        Uint8Array.from(others, (k) => labels[k]!),
      );
      for (let k = 0; k < risks.length; k++) if (folds[k] === fold) loss += logLossOf(calibrated(calibration, risks[k]!), labels[k]!);
    }
    return loss;
  });
  const best = calibrationMethods[losses.indexOf(Math.min(...losses))]!;
  return fitCalibration(best, risks, labels);
}

function fitCalibration(method: Calibration['method'], risks: Float64Array, labels: Uint8Array): Calibration {
  if (method === 'none') return { method };
  if (method === 'isotonic') return { method, steps: fitIsotonic(risks, labels) };
  const regression = fitLogisticRegression(features(method, risks), labels, l2);
  return regression.weights.every((weight) => weight >= 0) ? { method, regression } : { method: 'none' };
}

export function calibrated(calibration: Calibration, risk: number): number {
  if (calibration.method === 'none') return risk;
  if (calibration.method === 'isotonic') return isotonicValue(calibration.steps, risk);
  return regressionProbability(calibration.regression, features(calibration.method, Float64Array.of(risk)).values);
}

/** Platt: the log-odds. Beta: the logarithms of the probability and of its complement, each with a weight of its own. */
function features(method: 'platt' | 'beta', risks: Float64Array): Matrix {
  if (method === 'platt') return { values: risks.map(logOdds), rows: risks.length, width: 1 };
  const values = new Float64Array(2 * risks.length);
  risks.forEach((risk, k) => {
    const odds = logOdds(risk);
    values[2 * k] = Math.log(sigmoid(odds));
    values[2 * k + 1] = -Math.log(sigmoid(-odds));
  });
  return { values, rows: risks.length, width: 2 };
}
