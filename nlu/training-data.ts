import { join } from 'node:path';
import { refuse } from '../platform/refuse.js';
import type { IntentDefinition } from './phrases/intent-file.js';
import { inspectIntents, languageFolders } from './phrases/intent-folder.js';

export type { IntentDefinition } from './phrases/intent-file.js';

/** A text and the intent it stands for. */
export interface Example {
  text: string;
  intent: string;
}

/** Training examples of intents, in the order of their files. */
export function examplesOf(intents: readonly IntentDefinition[]): Example[] {
  return intents.flatMap(({ intent, phrases }) => phrases.map((text) => ({ text, intent })));
}

/**
 * Reads the intents of one language: every `<intent>.yml` of a folder, by name.
 * @throws StewardError `training_data_invalid` with a sentence for every fault found, each with its file and line, and
 * `training_data_missing` where there is no such folder.
 */
export async function readIntents(folder: string): Promise<IntentDefinition[]> {
  const { intents, faults } = await inspectIntents(folder);
  refuse('training_data_invalid', faults);
  return intents;
}

/** Reads the intents of every language: of the folders in a folder that are named after one, such as `en`. Throws what `readIntents` throws. */
export async function readLanguages(folder: string): Promise<{ language: string; intents: IntentDefinition[] }[]> {
  const languages = await languageFolders(folder);
  const read = await Promise.all(languages.map((language) => inspectIntents(join(folder, language), `${language}/`)));
  refuse(
    'training_data_invalid',
    read.flatMap(({ faults }) => faults),
  );
  return languages.map((language, k) => ({ language, intents: read[k]!.intents }));
}
