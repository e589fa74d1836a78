import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { StewardError } from '../../platform/errors.js';
import { isOutOfScope } from '../out-of-scope.js';
import { type IntentDefinition, type PlacedKind, readIntentFile } from './intent-file.js';
import { type PlacedPhrase, repeatedPhrases } from './repeated.js';

/** What the files of one language say, and everything that is wrong with them. */
export interface IntentFolder {
  /** Of the files without fault, in the order of their names. */
  intents: IntentDefinition[];
  phrases: PlacedPhrase[];
  kinds: PlacedKind[];
  /** A sentence each, with file and line. */
  faults: string[];
  /** What deserves to be known and does no harm. */
  notes: string[];
}

/**
 * Reads every `<intent>.yml` of a folder, by name. Places begin with `prefix`.
 * @throws StewardError `training_data_missing` where there is no such folder.
 */
export async function inspectIntents(folder: string, prefix = ''): Promise<IntentFolder> {
  const names = (await list(folder)).sort();
  const files = names.filter((name) => name.endsWith('.yml'));
  const read = await Promise.all(files.map(async (name) => readIntentFile(`${prefix}${name}`, await readFile(join(folder, name)))));
  const phrases = read.flatMap((file) => file.phrases);
  const intents = read.flatMap(({ definition }) => (definition ? [definition] : []));
  const faults = [
    ...read.flatMap((file) => file.faults),
    ...repeatedPhrases(phrases),
    ...names.filter((name) => name.endsWith('.yaml')).map((name) => `${prefix}${name} is not read: its name must end in .yml.`),
    ...tooFewClasses(
      folder,
      files.map((name) => `${prefix}${name}`),
    ),
  ];
  return { intents, phrases, kinds: read.flatMap((file) => file.kinds), faults, notes: read.flatMap((file) => file.notes) };
}

/** Folders of a folder that are named after a language, such as `en`, by name. */
export async function languageFolders(folder: string): Promise<string[]> {
  const languages = (await list(folder)).filter((name) => /^[a-z]{2}$/.test(name)).sort();
  if (languages.length > 0) return languages;
  throw new StewardError('invalid', 'training_data_invalid', `${folder} holds no folder of a language, such as en or zh.`);
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new StewardError('not_found', 'training_data_missing', `There is no folder ${folder} with phrases.`, { cause });
  }
}

function tooFewClasses(folder: string, files: readonly string[]): string[] {
  if (files.length === 0) return [`${folder} holds no .yml file with phrases.`];
  const intents = files.filter((file) => !isOutOfScope(basename(file, '.yml')));
  return intents.length > 1 ? [] : [`${intents[0] ?? files[0]}, line 1: this is the only intent, and telling one from another takes two.`];
}
