import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { groupBy } from '../../nlu/group-by.js';
import type { UnderstandingExamples } from '../../nlu/train.js';
import type { Example } from '../../nlu/training-data.js';

/** Writes examples as the files that `readUnderstandingExamples` reads, all of them English. */
export async function writePhrases(folder: string, { intent, sentiment, urgency }: UnderstandingExamples): Promise<void> {
  await writeLanguage(join(folder, 'en'), intent);
  await writeLanguage(join(folder, 'sentiment', 'en'), sentiment);
  await writeLanguage(join(folder, 'urgency', 'en'), urgency);
}

async function writeLanguage(folder: string, examples: readonly Example[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [intent, own] of groupBy(examples, (example) => example.intent)) {
    const phrases = own.map(({ text }) => JSON.stringify(text));
    await writeFile(join(folder, `${intent}.yml`), `intent: ${intent}\ndescription: D.\nphrases: [${phrases.join(', ')}]\n`);
  }
}
