import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FormatName } from '../../../nlu/exchange/format-names.js';
import { formats } from '../../../nlu/exchange/formats.js';
import { readLanguages } from '../../../nlu/training-data.js';
import { StewardError } from '../../../platform/errors.js';
import type { Terminal } from '../terminal.js';
import { gatheredLines } from './left-out.js';

export interface ExportOptions {
  /** Folder of phrases, with one folder a language. */
  from: string;
  /** A file; a folder for `yaml`. */
  out: string;
  format: FormatName | 'yaml';
  /** Phrases of this language only. */
  language?: string;
}

/**
 * `steward nlu export OUT --format FORMAT`: writes the phrases for another program, and says what that cannot hold; or, as
 * `yaml`, as files to edit.
 */
export async function exportPhrases({ from, out, format, language }: ExportOptions, { stdout }: Terminal = process): Promise<void> {
  if (format === 'yaml') {
    await copy(language ? join(from, language) : from, language ? join(out, language) : out);
    stdout.write(`The files of phrases are in ${out}. Set STEWARD_NLU_DATA=${out} to learn from them.\n`);
    return;
  }
  const languages = (await readLanguages(from)).filter((each) => language === undefined || each.language === language);
  if (languages.length === 0) {
    throw new StewardError('not_found', 'training_data_missing', `There are no phrases in the language ${language} in ${from}.`);
  }
  const { content, leftOut } = formats[format].write(languages);
  await write(out, content);
  const intents = new Set(languages.flatMap(({ intents }) => intents.map(({ intent }) => intent)));
  stdout.write([`The phrases of ${intents.size} intents are in ${out}.`, ...gatheredLines('Left out', leftOut), ''].join('\n'));
}

async function write(file: string, content: string): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (cause) {
    throw new StewardError('invalid', 'export_target_unwritable', `${file} cannot be written.`, { cause });
  }
}

/** Everything that is learnt from, comments and all; files that were edited are not written over. */
async function copy(from: string, to: string): Promise<void> {
  try {
    await cp(from, to, { recursive: true, errorOnExist: true, force: false });
  } catch (cause) {
    throw new StewardError(
      'conflict',
      'export_target_taken',
      `${to} cannot be written, or holds such files already: choose another folder.`,
      { cause },
    );
  }
}
