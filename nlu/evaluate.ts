import { quantile } from '../platform/quantile.js';
import type { Encoder } from './encoder.js';
import { type Grades, gradesOf, type TextAnswer } from './grades.js';
import { lexiconOf } from './lexicon.js';
import { readTexts } from './read-text.js';
import { textClassifier } from './text-classifier.js';
import { type TrainOptions, trainClassifier } from './train-classifier.js';
import type { Example } from './training-data.js';

export interface EvaluationTexts {
  /** Those of the intent `out_of_scope` show what is none of our business. */
  train: readonly Example[];
  test: readonly Example[];
  /** Texts that are none of our business, to be told from the test's. */
  outOfScope?: readonly string[];
}

export interface EvaluationOptions extends Pick<TrainOptions, 'seed' | 'view'> {
  onProgress?: (phase: string, done: number, total: number) => void;
}

export interface Evaluation extends Grades {
  figures: Grades['figures'] & Timings;
  /** Intents of the test that training has no phrase of: every answer to their texts is wrong. */
  unknownIntents: string[];
}

interface Timings {
  /** Everything that is done with the training texts, encoding included. */
  trainSeconds: number;
  encodeSeconds: number;
  /** Milliseconds in which one sentence by itself is read, encoded and classified. */
  latencyMs: { p50: number; p95: number };
}

/** Sentences that are timed, and those before them that only warm up. */
const timed = 500;
const warming = 20;

/**
 * Trains on some texts and answers others. The test's intents are looked at when all is answered and timed, not before.
 * Whoever wants honest timings gives an encoder that remembers nothing.
 * @throws StewardError `training_data_invalid` for training texts of fewer than two intents, `examples_invalid` for a test
 * without a text of ours.
 */
export async function evaluate(
  { train, test, outOfScope = [] }: EvaluationTexts,
  encoder: Pick<Encoder, 'encode'>,
  options: EvaluationOptions,
): Promise<Evaluation> {
  const texts = test.map(({ text }) => text);
  const { answers, known, timings } = await answerAfterTraining(train, [...texts, ...outOfScope], texts.length, encoder, options);
  const { figures, ...grades } = gradesOf(answers.map((answer, k) => ({ ...answer, intent: test[k]?.intent ?? 'out_of_scope' })));
  const unknown = new Set(grades.answers.map(({ intent }) => intent).filter((intent) => !known.includes(intent)));
  return { figures: { ...figures, ...timings }, ...grades, unknownIntents: [...unknown].sort() };
}

/** Sees no intent but those of the training texts. The first `own` of the texts are timed. */
async function answerAfterTraining(
  train: readonly Example[],
  texts: readonly string[],
  own: number,
  encoder: Pick<Encoder, 'encode'>,
  { seed, view = (read) => read, onProgress }: EvaluationOptions,
): Promise<{ answers: TextAnswer[]; known: string[]; timings: Timings }> {
  const { model, took } = await trainClassifier(train, encoder, {
    seed,
    view,
    onProgress: (step, steps) => onProgress?.('training', step, steps),
  });
  const { classify } = textClassifier(model);
  const lexicon = lexiconOf(model);
  const read = await readTexts(texts, encoder, { lexicon, onProgress: (done, total) => onProgress?.('answering', done, total) });
  const answers = read.map((each, k): TextAnswer => {
    const { scores, scopeScore, inScope } = classify(view(each, texts[k]!));
    return { text: texts[k]!, answer: scores[0]!.label, confidence: scores[0]!.confidence, scopeScore, inScope };
  });

  const milliseconds: number[] = [];
  const sample = spread(texts.slice(0, own), timed);
  const asked = [...sample.slice(0, warming), ...sample];
  for (const text of asked) {
    const begun = performance.now();
    const [alone] = await readTexts([text], encoder, { lexicon });
    classify(view(alone!, text));
    milliseconds.push(performance.now() - begun);
    onProgress?.('timing', milliseconds.length, asked.length);
  }
  const warm = milliseconds.slice(-sample.length);
  const latencyMs = { p50: quantile(warm, 0.5), p95: quantile(warm, 0.95) };
  return {
    answers,
    known: model.labels,
    timings: { trainSeconds: took.encoding + took.fitting, encodeSeconds: took.encoding, latencyMs },
  };
}

/** At most so many of some texts, evenly spread over them. */
function spread(texts: readonly string[], most: number): string[] {
  const count = Math.min(texts.length, most);
  return Array.from({ length: count }, (_, k) => texts[Math.floor((k * texts.length) / count)]!);
}
