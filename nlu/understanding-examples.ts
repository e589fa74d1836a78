import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../platform/project.js';
import type { UnderstandingExamples } from './train.js';
import { type Example, examplesOf, readLanguages } from './training-data.js';

/**
 * Reads everything that understanding learns from: `en/` and `zh/` hold the intents, `sentiment/` and `urgency/` have the
 * same two folders. Moods that the folder does not have are learnt from the phrases that ship.
 * @throws StewardError `training_data_invalid` with a sentence for every fault found, each with its file and line.
 */
export async function readUnderstandingExamples(folder: string): Promise<UnderstandingExamples> {
  const moods = (name: string) => (existsSync(join(folder, name)) ? join(folder, name) : projectFile('nlu', 'data', name));
  const [intent, sentiment, urgency] = await Promise.all([folder, moods('sentiment'), moods('urgency')].map(readExamplesIn));
  return { intent: intent!, sentiment: sentiment!, urgency: urgency! };
}

async function readExamplesIn(folder: string): Promise<Example[]> {
  return (await readLanguages(folder)).flatMap(({ intents }) => examplesOf(intents));
}
