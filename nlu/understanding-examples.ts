import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnderstandingExamples } from './train.js';
import { type Example, examplesOf, readIntents } from './training-data.js';

const languages = ['en', 'zh'];

/**
 * Reads everything that understanding learns from: `en/` and `zh/` hold the intents, `sentiment/` and `urgency/` have the
 * same two folders.
 * @throws StewardError `training_data_invalid` with a sentence for every fault found, each with its file and line.
 */
export async function readUnderstandingExamples(folder: string): Promise<UnderstandingExamples> {
  const [intent, sentiment, urgency] = await Promise.all([folder, join(folder, 'sentiment'), join(folder, 'urgency')].map(readLanguages));
  return { intent: intent!, sentiment: sentiment!, urgency: urgency! };
}

async function readLanguages(folder: string): Promise<Example[]> {
  const there = await readdir(folder);
  const read = languages.filter((language) => there.includes(language)).map((language) => readIntents(join(folder, language)));
  return examplesOf((await Promise.all(read)).flat());
}
