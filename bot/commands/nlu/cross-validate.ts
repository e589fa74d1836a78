import { gradeHeldOut, type HeldOutGrades } from '../../../nlu/grade-held-out.js';
import { readTrainingExamples } from '../../../nlu/phrases/examples-file.js';
import { type UnderstandingExamples, views } from '../../../nlu/train.js';
import { readUnderstandingExamples } from '../../../nlu/understanding-examples.js';
import { type ClassifierName, classifierNames } from '../../../nlu/understanding-model.js';
import type { Settings } from '../../../platform/settings.js';
import { startLearningEncoder } from '../../../workers/learning/encoder.js';
import type { Terminal } from '../terminal.js';
import { figureLines } from './figure-lines.js';
import { tellNotes } from './tell-notes.js';
import { withEncoder } from './with-encoder.js';

export interface CrossValidateOptions {
  /** Path of a CSV file with the header `text,intent`; the shop's phrases if absent. */
  train?: string;
  seed: number;
  json?: true;
}

/** `steward nlu cross-validate`: says how well phrases are told apart by models that have not seen them. */
export async function crossValidateExamples(
  settings: Settings,
  { json, ...options }: CrossValidateOptions,
  terminal: Terminal = process,
): Promise<void> {
  const validated = await crossValidations(settings, options, terminal);
  const figures = Object.entries(validated).map(([name, { figures }]) => [name, figures] as const);
  terminal.stdout.write(
    json ? `${JSON.stringify(Object.fromEntries(figures))}\n` : figures.map(([name, each]) => `${name}\n${figureLines(each)}`).join('\n'),
  );
}

/** Of the shop's phrases all three classifiers, of a file the intents alone. */
export async function crossValidations(
  settings: Settings,
  { train, seed }: CrossValidateOptions,
  terminal: Terminal,
): Promise<Partial<Record<ClassifierName, HeldOutGrades>>> {
  const examples: Partial<UnderstandingExamples> = train
    ? { intent: await tellNotes(readTrainingExamples(train), terminal) }
    : await readUnderstandingExamples(settings.nluDataFolder);
  return withEncoder(startLearningEncoder(settings), terminal, async (encoder, bar) => {
    const validated: Partial<Record<ClassifierName, HeldOutGrades>> = {};
    for (const name of classifierNames) {
      if (!examples[name]) continue;
      const onProgress = (step: number, steps: number) => bar.update(name, step, steps);
      validated[name] = await gradeHeldOut(examples[name], encoder, { seed, view: views[name], onProgress });
    }
    return validated;
  });
}
