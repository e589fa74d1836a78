import { readLanguages } from '../../../nlu/training-data.js';
import type { Terminal } from './terminal.js';

export interface ValidateOptions {
  folder: string;
  json?: true;
}

/** `steward nlu validate`: says what is in a folder of phrases. Throws `training_data_invalid` with every fault. */
export async function validate({ folder, json }: ValidateOptions, { stdout }: Terminal = process): Promise<void> {
  const languages = (await readLanguages(folder)).map(({ language, intents }) => ({
    language,
    intents: intents.length,
    phrases: intents.reduce((sum, { phrases }) => sum + phrases.length, 0),
  }));
  if (json) stdout.write(`${JSON.stringify({ languages })}\n`);
  else for (const { language, intents, phrases } of languages) stdout.write(`${language}: ${intents} intents, ${phrases} phrases.\n`);
}
