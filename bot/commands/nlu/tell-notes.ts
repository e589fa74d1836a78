import type { ExamplesFile } from '../../../nlu/phrases/examples-file.js';
import type { Example } from '../../../nlu/training-data.js';
import type { Terminal } from '../terminal.js';

/** The examples of a file; what deserves to be known of it is told on standard error. */
export async function tellNotes(reading: Promise<ExamplesFile>, { stderr }: Pick<Terminal, 'stderr'>): Promise<Example[]> {
  const { examples, notes } = await reading;
  for (const note of notes) stderr.write(`${note}\n`);
  return examples;
}
