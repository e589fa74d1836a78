import { basename } from 'node:path';
import { type CsvRecord, csvRecords } from '../../platform/csv-records.js';
import { refuse } from '../../platform/refuse.js';
import { bytesOf, decode } from '../../platform/text-file.js';
import { isOutOfScope } from '../out-of-scope.js';
import type { Example } from '../training-data.js';

/** Labelled texts of a CSV file. */
export interface ExamplesFile {
  examples: Example[];
  /** What deserves to be known and does no harm: ignored columns, empty texts. A sentence each, with file and line. */
  notes: string[];
}

const columns = ['text', 'intent'] as const;

/**
 * Reads a CSV file (RFC 4180, UTF-8) with a header that names the columns `text` and `intent`, in any order.
 * @throws StewardError `examples_invalid` with a sentence for every fault found, each with its file and line, and
 * `file_unreadable`.
 */
export async function readExamples(path: string): Promise<ExamplesFile> {
  const { rows, faults, notes } = readRows(basename(path), await bytesOf(path));
  refuse('examples_invalid', faults);
  return { examples: rows.map(({ text, intent }) => ({ text, intent })), notes };
}

/** The same for texts to learn from, of which there must be at least two classes. */
export async function readTrainingExamples(path: string): Promise<ExamplesFile> {
  const file = await readExamples(path);
  const classes = new Set(file.examples.map(({ intent }) => intent).filter((intent) => !isOutOfScope(intent)));
  if (classes.size < 2) {
    const only = [...classes][0] ?? file.examples[0]!.intent;
    refuse('examples_invalid', [
      `${basename(path)}, line 2: the only intent of the file is "${only}"; telling one from another takes two.`,
    ]);
  }
  return file;
}

export interface ExampleRow extends Example {
  /** Where the row begins; the first line is 1. */
  line: number;
}

/** The rows of a CSV file and everything that is wrong with it; faults and notes name `file` and the line. */
export function readRows(file: string, bytes: Buffer): { rows: ExampleRow[]; faults: string[]; notes: string[] } {
  const { text, marked, fault } = decode(bytes, file);
  if (fault) return { rows: [], faults: [fault], notes: [] };
  const { records, fault: broken } = csvRecords(file, text);
  const [header, ...body] = records;
  const names = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) return { rows: [], faults: [broken ?? missingColumn(file, header, missing[0]!)], notes: [] };

  const notes: string[] = marked ? [`${file}, line 1: the file begins with a byte order mark; it does no harm.`] : [];
  const ignored = header!.cells.filter((_, k) => !columns.some((column) => names.indexOf(column) === k));
  if (ignored.length > 0) notes.push(`${file}, line ${header!.line}: columns that mean nothing here: ${ignored.join(', ')}.`);
  const faults: string[] = [];
  const rows = body.map(({ cells, line }) => {
    const [text = '', intent = ''] = columns.map((column) => cells[names.indexOf(column)]?.trim());
    const place = `${file}, line ${line}:`;
    if (cells.length !== names.length) {
      faults.push(`${place} the row has ${cells.length} cells and the header ${names.length}; a text with a comma needs quotes.`);
    } else if (intent === '') faults.push(`${place} the intent is empty.`);
    else if (text === '') notes.push(`${place} the text is empty.`);
    return { text, intent, line };
  });
  if (broken) faults.push(broken);
  if (records.length === 1 && !broken) faults.push(`${file}, line ${header!.line}: no row follows the header.`);
  return { rows, faults, notes };
}

function missingColumn(file: string, header: CsvRecord | undefined, column: string): string {
  if (!header) return `${file}, line 1: the file is empty; it needs the header text,intent.`;
  return `${file}, line ${header.line}: there is no column "${column}", only ${header.cells.map((cell) => `"${cell}"`).join(', ')}.`;
}
