import type { IntentDefinition } from '../training-data.js';
import { readClu, writeClu } from './clu.js';
import { readCsv, writeCsv } from './csv.js';
import type { ForeignPhrases, NotTaken } from './foreign.js';
import type { FormatName } from './format-names.js';
import { readLuis, writeLuis } from './luis.js';
import { readRasa, writeRasa } from './rasa.js';

export interface LanguageIntents {
  language: string;
  intents: readonly IntentDefinition[];
}

export interface Exported {
  content: string;
  leftOut: NotTaken[];
}

interface Format {
  /**
   * Reads a file of this format; places name it `file`.
   * @throws StewardError `phrases_unreadable` with a sentence for every fault.
   */
  read(file: string, bytes: Buffer): ForeignPhrases;
  write(languages: readonly LanguageIntents[]): Exported;
}

export const formats: Record<FormatName, Format> = {
  csv: { read: readCsv, write: writeCsv },
  rasa: { read: readRasa, write: writeRasa },
  luis: { read: readLuis, write: writeLuis },
  clu: { read: readClu, write: writeClu },
};

/** What a file looks like, from its content. */
export function guessFormat(content: string): FormatName {
  if (/^\s*\{/.test(content)) return /"projectKind"|"assets"/.test(content) ? 'clu' : 'luis';
  return /^(nlu|version)\s*:/m.test(content) ? 'rasa' : 'csv';
}
