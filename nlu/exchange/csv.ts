import { refuse } from '../../platform/refuse.js';
import { groupBy } from '../group-by.js';
import { readRows } from '../phrases/examples-file.js';
import { examplesOf } from '../training-data.js';
import type { ForeignPhrases } from './foreign.js';
import type { Exported, LanguageIntents } from './formats.js';

/** Reads a CSV file with the columns `text` and `intent`. */
export function readCsv(file: string, bytes: Buffer): ForeignPhrases {
  const { rows, faults } = readRows(file, bytes);
  refuse('phrases_unreadable', faults);
  const intents = [...groupBy(rows, ({ intent }) => intent)].map(([name, rows]) => ({
    name,
    phrases: rows.map(({ text, line }) => ({ text, entities: [], place: `${file}, line ${line}` })),
  }));
  return { intents, notTaken: [] };
}

/** Writes the phrases, which is all that a CSV file holds. */
export function writeCsv(languages: readonly LanguageIntents[]): Exported {
  const rows = languages.flatMap(({ intents }) => examplesOf(intents)).map(({ text, intent }) => [text, intent]);
  return { content: [['text', 'intent'], ...rows].map((cells) => `${cells.map(cell).join(',')}\n`).join(''), leftOut: [] };
}

/** RFC 4180. */
function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
