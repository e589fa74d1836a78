import { type Evaluation, evaluate } from '../../../nlu/evaluate.js';
import { readExamples, readTrainingExamples } from '../../../nlu/phrases/examples-file.js';
import type { Settings } from '../../../platform/settings.js';
import { startInstalledEncoder } from '../../../workers/learning/encoder.js';
import type { Terminal } from '../terminal.js';
import { figureLines } from './figure-lines.js';
import { tellNotes } from './tell-notes.js';
import { withEncoder } from './with-encoder.js';

/** Paths of CSV files with the header `text,intent`. */
export interface EvaluationFiles {
  train: string;
  test: string;
  /** Texts that are none of our business, whatever their intent. */
  oos?: string;
}

export interface EvaluateOptions extends EvaluationFiles {
  seed: number;
  json?: true;
}

/** `steward nlu evaluate`: trains on one file and says how well the texts of another are answered. */
export async function evaluateFiles(
  settings: Settings,
  { seed, json, ...files }: EvaluateOptions,
  terminal: Terminal = process,
): Promise<void> {
  const { figures } = await evaluation(settings, files, seed, terminal);
  terminal.stdout.write(json ? `${JSON.stringify(figures)}\n` : figureLines(figures));
}

/** The evaluation itself; what deserves to be known of it is told on standard error. */
export async function evaluation(
  settings: Settings,
  { train, test, oos }: EvaluationFiles,
  seed: number,
  terminal: Terminal,
): Promise<Evaluation> {
  const [learnt, asked, others] = await Promise.all([
    tellNotes(readTrainingExamples(train), terminal),
    tellNotes(readExamples(test), terminal),
    oos ? tellNotes(readExamples(oos), terminal) : [],
  ]);
  const texts = { train: learnt, test: asked, outOfScope: others.map(({ text }) => text) };
  const evaluated = await withEncoder(startInstalledEncoder(settings), terminal, (encoder, bar) =>
    evaluate(texts, encoder, { seed, onProgress: (phase, done, total) => bar.update(phase, done, total) }),
  );
  if (evaluated.unknownIntents.length > 0) {
    const names = evaluated.unknownIntents.join(', ');
    terminal.stderr.write(`Training has no phrase of these intents of the test, so every answer to their texts is wrong: ${names}.\n`);
  }
  return evaluated;
}
