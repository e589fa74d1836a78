import { logLossOf } from './log-odds.js';

/** How good probabilities are, each in [0, 1] but the log loss. */
export interface Quality {
  /** Chance that a random row of label 1 has a higher probability than a random one of label 0; ties count half. */
  auc: number;
  /** Average precision: area under the precision-recall curve. */
  prAuc: number;
  /** Mean squared error of the probability. */
  brier: number;
  /** Mean of −log of the probability that was given to what came true. */
  logLoss: number;
  /** Expected calibration error over ten bins of equal width (Naeini et al. 2015). */
  ece: number;
}

/** Measures risks against what happened; `labels` are 0 or 1 and both occur. */
export function qualityOf(risks: Float64Array, labels: ArrayLike<number>): Quality {
  return {
    ...ranking(risks, labels),
    brier: meanOver(risks, (risk, k) => (risk - labels[k]!) ** 2),
    logLoss: meanOver(risks, (risk, k) => logLossOf(risk, labels[k]!)),
    ece: calibrationError(risks, labels),
  };
}

/** AUC by the rank sum (Mann and Whitney, 1947) and average precision, from the highest risk down, equal risks in one step. */
export function ranking(risks: Float64Array, labels: ArrayLike<number>): Pick<Quality, 'auc' | 'prAuc'> {
  const order = Int32Array.from(risks, (_, k) => k).sort((a, b) => risks[b]! - risks[a]!);
  let positives = 0;
  for (let k = 0; k < labels.length; k++) positives += labels[k]!;
  const negatives = labels.length - positives;
  let positivesAbove = 0;
  let seen = 0;
  let won = 0;
  let precision = 0;
  while (seen < order.length) {
    const risk = risks[order[seen]!];
    let positivesHere = 0;
    let here = 0;
    for (; seen + here < order.length && risks[order[seen + here]!] === risk; here++) positivesHere += labels[order[seen + here]!]!;
    won += (here - positivesHere) * (positivesAbove + positivesHere / 2);
    seen += here;
    positivesAbove += positivesHere;
    precision += positivesHere * (positivesAbove / seen);
  }
  return { auc: won / (positives * negatives), prAuc: precision / positives };
}

const bins = 10;

function calibrationError(risks: Float64Array, labels: ArrayLike<number>): number {
  const surplus = new Array<number>(bins).fill(0);
  risks.forEach((risk, k) => {
    surplus[Math.min(bins - 1, Math.floor(risk * bins))]! += risk - labels[k]!;
  });
  return surplus.reduce((sum, bin) => sum + Math.abs(bin), 0) / risks.length;
}

function meanOver(risks: Float64Array, of: (risk: number, k: number) => number): number {
  return risks.reduce((sum, risk, k) => sum + of(risk, k), 0) / risks.length;
}
