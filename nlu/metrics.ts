import { expectedCalibrationError } from './calibration.js';

/** What a classifier said of a text, and what is right. */
export interface Answer {
  intent: string;
  answer: string;
  /** Of the answer, in [0, 1]. */
  confidence: number;
}

/** How good answers are. */
export type Metrics = {
  /** Share of the texts whose answer is right. */
  accuracy: number;
  /** Mean of the classes' F1 scores; an answer that is no text's class counts as one with an F1 of 0. */
  macroF1: number;
  /** Expected calibration error of the confidences. */
  ece: number;
  /** Texts. */
  n: number;
  classes: number;
};

export function metricsOf(answers: readonly Answer[]): Metrics {
  const quality = qualityByClass(answers);
  return {
    accuracy: answers.filter(({ intent, answer }) => intent === answer).length / answers.length,
    macroF1: quality.reduce((sum, { f1 }) => sum + f1, 0) / quality.length,
    ece: expectedCalibrationError(answers.map(({ intent, answer, confidence }) => ({ confidence, correct: intent === answer }))),
    n: answers.length,
    classes: quality.length,
  };
}

export interface ClassQuality {
  intent: string;
  /** Share of the answers of this class that are right. */
  precision: number;
  /** Share of the texts of this class that were answered so. */
  recall: number;
  /** Harmonic mean of both. */
  f1: number;
  /** Texts of this class. */
  support: number;
}

/** Quality for each class among the texts and the answers, by name. */
export function qualityByClass(answers: readonly Answer[]): ClassQuality[] {
  const classes = [...new Set(answers.flatMap(({ intent, answer }) => [intent, answer]))].sort();
  return classes.map((intent) => {
    const there = answers.filter((each) => each.intent === intent);
    const claimed = answers.filter(({ answer }) => answer === intent).length;
    const hits = there.filter(({ answer }) => answer === intent).length;
    return {
      intent,
      precision: hits / Math.max(1, claimed),
      recall: hits / Math.max(1, there.length),
      f1: (2 * hits) / Math.max(1, claimed + there.length),
      support: there.length,
    };
  });
}
