import { type Evaluation, evaluate } from '../../../nlu/evaluate.js';
import { readExamples, readTrainingExamples } from '../../../nlu/phrases/examples-file.js';
import type { Settings } from '../../../platform/settings.js';
import { figureLines } from './figure-lines.js';
import type { Terminal } from './terminal.js';
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
  settings: Pick<Settings, 'dataFolder'>,
  { seed, json, ...files }: EvaluateOptions,
  terminal: Terminal = process,
): Promise<void> {
  const { figures } = await evaluation(settings, files, seed, terminal);
  terminal.stdout.write(json ? `${JSON.stringify(figures)}\n` : figureLines(figures));
}

/** The evaluation itself; what is worth knowing of the files goes to standard error. */
export async function evaluation(
  settings: Pick<Settings, 'dataFolder'>,
  { train, test, oos }: EvaluationFiles,
  seed: number,
  terminal: Terminal,
): Promise<Evaluation> {
  const [learnt, asked, others] = await Promise.all([readTrainingExamples(train), readExamples(test), oos ? readExamples(oos) : undefined]);
  for (const note of [learnt, asked, others].flatMap((file) => file?.notes ?? [])) terminal.stderr.write(`${note}\n`);
  const texts = { train: learnt.examples, test: asked.examples, outOfScope: others?.examples.map(({ text }) => text) };
  const evaluated = await withEncoder(settings, terminal, (encoder, bar) =>
    evaluate(texts, encoder, { seed, onProgress: (phase, done, total) => bar.update(phase, done, total) }),
  );
  if (evaluated.unknownIntents.length > 0) {
    const names = evaluated.unknownIntents.join(', ');
    terminal.stderr.write(`Training has no phrase of these intents of the test, so every answer to their texts is wrong: ${names}.\n`);
  }
  return evaluated;
}
