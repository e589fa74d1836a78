import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { refuse } from '../../platform/refuse.js';
import { bytesOf, decode } from '../../platform/text-file.js';
import type { PhraseFile } from './draft.js';
import type { FormatName } from './format-names.js';
import { formats, guessFormat } from './formats.js';
import { type Merged, mergePhrases } from './merge.js';

export interface BringInOptions {
  /** Path of the file to take over. */
  file: string;
  /** Told by the content if absent. */
  format?: FormatName;
  /** Of phrases that do not say theirs; told by their script if absent. */
  language?: string;
  /** Folder of phrases, with one folder a language; made if it is not there. */
  into: string;
}

/**
 * Takes over the phrases of another program: adds them to the files of a folder, one for each intent of each language.
 * @throws StewardError `phrases_unreadable` with a sentence for every fault of a file; then nothing is written.
 */
export async function bringIn({ file, format, language, into }: BringInOptions): Promise<Merged & { format: FormatName }> {
  const bytes = await bytesOf(file);
  const kind = format ?? guessFormat(decode(bytes, file).text);
  const foreign = formats[kind].read(basename(file), bytes);
  const description = `Taken over from ${basename(file)}. Say here what the customer wants, and how that differs from other intents.`;
  const merged = mergePhrases(foreign, await phraseFiles(into), { language, description });
  for (const { path, source } of merged.files) {
    await mkdir(dirname(join(into, path)), { recursive: true });
    await writeFile(join(into, path), source);
  }
  return { ...merged, format: kind };
}

/** What is in the folder; nothing where it does not exist. */
async function phraseFiles(folder: string): Promise<PhraseFile[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const paths = names.map((name) => name.replaceAll('\\', '/')).filter((name) => /^[a-z]{2}\/[^/]+\.yml$/.test(name));
  const read = await Promise.all(paths.sort().map(async (path) => ({ path, ...decode(await readFile(join(folder, path)), path) })));
  refuse(
    'phrases_unreadable',
    read.flatMap(({ fault }) => fault ?? []),
  );
  return read.map(({ path, text }) => ({ path, source: text }));
}
