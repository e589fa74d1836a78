import { expectedCalibrationError } from './calibration.js';
import type { LabelledVectors, OutOfFold } from './cross-validation.js';
import type { IntentModel } from './intent-model.js';
import { scopeScore, scopeThreshold } from './out-of-scope.js';
import { softmax } from './softmax-regression.js';

interface Answer {
  label: number;
  /** The best intent, the background left out. */
  answer: number;
  confidence: number;
  /** See `scopeScore`. */
  score: number;
}

/** The out-of-scope threshold and the figures that follow from what cross-validation said of each example. */
export function judge(data: LabelledVectors, outOfFold: OutOfFold, temperature: number): Pick<IntentModel, 'scopeThreshold' | 'metrics'> {
  const { labels, classes, background } = data;
  const answers = labels.map((label, i) => answerOf(label, softmax(outOfFold.logits[i]!, temperature), outOfFold.cosines[i]!, background));
  const ours = answers.filter(({ label }) => label !== background);
  const others = answers.filter(({ label }) => label === background);
  const threshold = scopeThreshold(ours.map(({ score }) => score));
  const intents = Array.from({ length: classes }, (_, k) => k).filter((k) => k !== background);
  const metrics = {
    accuracy: share(ours, ({ answer, label }) => answer === label),
    macroF1: intents.reduce((sum, intent) => sum + f1(ours, intent), 0) / intents.length,
    ece: expectedCalibrationError(ours.map(({ answer, label, confidence }) => ({ confidence, correct: answer === label }))),
    acceptance: share(ours, ({ score }) => score >= threshold),
    refusal: others.length > 0 ? share(others, ({ score }) => score < threshold) : null,
    n: ours.length,
    classes: intents.length,
  };
  return { scopeThreshold: threshold, metrics };
}

function answerOf(label: number, probabilities: readonly number[], cosine: number, background: number): Answer {
  const intents = probabilities.map((probability, k) => (k === background ? -1 : probability));
  const confidence = Math.max(...intents);
  return { label, answer: intents.indexOf(confidence), confidence, score: scopeScore(cosine, probabilities[background] ?? 0) };
}

function share(answers: readonly Answer[], test: (answer: Answer) => boolean): number {
  return answers.filter(test).length / answers.length;
}

/** Harmonic mean of precision and recall of one intent. */
function f1(answers: readonly Answer[], intent: number): number {
  const hits = answers.filter(({ answer, label }) => answer === intent && label === intent).length;
  const claimed = answers.filter(({ answer }) => answer === intent).length;
  const there = answers.filter(({ label }) => label === intent).length;
  return (2 * hits) / Math.max(1, claimed + there);
}
