import { type BringInOptions, bringIn } from '../../../nlu/exchange/bring-in.js';
import type { Merged, MergedFile } from '../../../nlu/exchange/merge.js';
import { fewestPhrases } from '../../../nlu/phrases/intent-file.js';
import type { Terminal } from '../terminal.js';
import { gathered, gatheredLines } from './left-out.js';

export interface ImportOptions extends BringInOptions {
  json?: true;
}

/** `steward nlu import FILE --into FOLDER`: takes over the phrases of another program and says what became of each. */
export async function importPhrases({ json, ...options }: ImportOptions, { stdout }: Terminal = process): Promise<void> {
  const { format, ...merged } = await bringIn(options);
  const { files, duplicates, renamed } = merged;
  const counts = files.map(({ path, isNew, added, phrases }) => ({ path, isNew, added, phrases }));
  const report = { format, added: sum(files), duplicates, files: counts, renamed, notTaken: gathered(merged.notTaken) };
  stdout.write(json ? `${JSON.stringify(report)}\n` : summary(options.into, merged));
}

function summary(into: string, { files, duplicates, renamed, notTaken }: Merged): string {
  const newFiles = files.filter(({ isNew }) => isNew).length;
  const short = files.filter(({ phrases }) => phrases < fewestPhrases).map(({ path, phrases }) => `${path} (${phrases})`);
  const lines = [
    `${sum(files)} phrases added to ${files.length} files in ${into}, ${newFiles} of them new; ${duplicates} stood there already.`,
    ...files.map(({ path, added, phrases }) => `  ${path}: ${added} added, ${phrases} now`),
    ...renamed.map(({ kind, from, to }) => `The ${kind} ${from} is called ${to} here.`),
    ...(short.length > 0 ? [`At least ${fewestPhrases} phrases are needed before an intent can be learnt: ${short.join(', ')}.`] : []),
    ...gatheredLines('Not taken over', notTaken),
  ];
  return `${lines.join('\n')}\n`;
}

function sum(files: readonly MergedFile[]): number {
  return files.reduce((total, { added }) => total + added, 0);
}
