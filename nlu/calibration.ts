/** Probabilities of the classes; a temperature above 1 makes them more even, one below 1 more decided. */
export function softmax(logits: ArrayLike<number>, temperature = 1): number[] {
  const scores = Array.from(logits);
  const largest = scores.reduce((max, score) => Math.max(max, score), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp((score - largest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * The temperature that makes probabilities honest: it minimises the log loss of logits of examples that the model did not
 * see (Guo et al. 2017, https://arxiv.org/abs/1706.04599). Golden-section search between 1/20 and 20.
 */
export function fitTemperature(logits: readonly ArrayLike<number>[], labels: readonly number[]): number {
  const loss = (logTemperature: number) =>
    logits.reduce((sum, row, i) => sum - Math.log(Math.max(softmax(row, Math.exp(logTemperature))[labels[i]!]!, 1e-300)), 0);
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = -Math.log(20);
  let high = Math.log(20);
  while (high - low > 1e-3) {
    const width = (high - low) * ratio;
    if (loss(high - width) < loss(low + width)) high = low + width;
    else low = high - width;
  }
  return Math.exp((low + high) / 2);
}

export interface ConfidentAnswer {
  /** In [0, 1]. */
  confidence: number;
  correct: boolean;
}

/** Answers of like confidence. */
export interface CalibrationBin {
  from: number;
  to: number;
  /** Answers. */
  count: number;
  /** Mean; NaN of none. */
  confidence: number;
  /** Share of the answers that are right; NaN of none. */
  accuracy: number;
}

/** Answers in ten bins of confidence. */
export function calibrationBins(answers: readonly ConfidentAnswer[]): CalibrationBin[] {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, confidence: 0, correct: 0 }));
  for (const { confidence, correct } of answers) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))]!;
    bin.count++;
    bin.confidence += confidence;
    bin.correct += correct ? 1 : 0;
  }
  return bins.map(({ count, confidence, correct }, k) => ({
    from: k / 10,
    to: (k + 1) / 10,
    count,
    confidence: confidence / count,
    accuracy: correct / count,
  }));
}

/**
 * Expected calibration error (Naeini et al. 2015): examples in ten bins of confidence, the mean distance between a bin's
 * confidence and its accuracy, weighted by size. In [0, 1]; 0 is best.
 */
export function expectedCalibrationError(answers: readonly ConfidentAnswer[]): number {
  const filled = calibrationBins(answers).filter(({ count }) => count > 0);
  const distances = filled.reduce((sum, { count, confidence, accuracy }) => sum + count * Math.abs(confidence - accuracy), 0);
  return distances / Math.max(1, answers.length);
}
