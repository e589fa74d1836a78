import { StewardError } from '../../platform/errors.js';
import { type Columns, columnMatcher, type MatchColumn, readHeader } from './columns.js';
import { csvRecords, splitFields } from './csv.js';
import type { Line, Source } from './source.js';

/** What a row says, by column: text, or a list or an object from JSON; a column that says nothing is not there. */
export type Cells = Record<string, unknown>;

export type RowCells = { cells: Cells } | { problem: string };

/** One row of the file, whichever format it has. */
export type SourceRecord = { line: number; raw: string } & RowCells;

export interface RecordOptions {
  columns: Columns;
  /** Receives the names of columns that mean nothing here. */
  ignored: Set<string>;
  onBytes?: (bytes: number) => void;
}

const delimiters = [',', ';', '\t', '|'] as const;

/**
 * Reads a file's rows. The format is told by the name (.csv, .tsv, .jsonl, .ndjson, each also with .gz) or else by the first character.
 * @throws StewardError `import_file_empty`, `import_columns_missing`, `import_columns_repeated`, `import_header_unreadable`
 */
export async function* readRecords(source: Source, { columns, ignored, onBytes }: RecordOptions): AsyncGenerator<SourceRecord> {
  const first = await firstLine(source);
  if (!first) throw new StewardError('invalid', 'import_file_empty', `The file "${source.file}" is empty.`);
  const match = columnMatcher(columns, ignored);
  const format = formatOf(source.file, first.text);
  const lines = source.lines(onBytes);
  if (format === 'json') yield* jsonRows(lines, match);
  else yield* csvRows(source.file, lines, format.delimiter, columns, match);
}

async function firstLine(source: Source): Promise<Line | undefined> {
  for await (const line of source.lines()) if (line.text.trim() !== '') return line;
  return undefined;
}

function formatOf(file: string, first: string): 'json' | { delimiter: string } {
  const extension = /\.([a-z]+)(\.gz)?$/i.exec(file)?.[1]?.toLowerCase();
  if (extension === 'jsonl' || extension === 'ndjson') return 'json';
  if (extension === 'tsv') return { delimiter: '\t' };
  if (extension !== 'csv' && /^\s*[{[]/.test(first)) return 'json';
  const width = (delimiter: string) => splitFields(first, delimiter).length;
  return { delimiter: delimiters.reduce((best, delimiter) => (width(delimiter) > width(best) ? delimiter : best)) };
}

async function* csvRows(
  file: string,
  lines: AsyncIterable<Line>,
  delimiter: string,
  columns: Columns,
  match: MatchColumn,
): AsyncGenerator<SourceRecord> {
  let header: (string | undefined)[] | undefined;
  for await (const record of csvRecords(lines, delimiter)) {
    const { line, raw } = record;
    if (!header) {
      if ('problem' in record) throw headerUnreadable(file, record.problem);
      header = readHeader(file, record.fields, columns, match);
    } else if ('problem' in record) yield record;
    else {
      const cells: Cells = {};
      header.forEach((column, at) => {
        if (column) cells[column] = cell(record.fields[at]);
      });
      yield { line, raw, cells };
    }
  }
}

async function* jsonRows(lines: AsyncIterable<Line>, match: MatchColumn): AsyncGenerator<SourceRecord> {
  for await (const { number: line, text: raw, problem } of lines) {
    if (problem) yield { line, raw, problem };
    else if (raw.trim() !== '') yield { line, raw, ...(cellsOf(parseJson(raw), match) ?? { problem: 'The line is not one JSON object.' }) };
  }
}

/** A row as a JSON object; undefined for what is no object. */
export function cellsOf(value: unknown, match: MatchColumn): { cells: Cells } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const cells: Cells = {};
  for (const [name, content] of Object.entries(value)) {
    const column = match(name);
    if (column) cells[column] = cell(content);
  }
  return { cells };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not JSON: the caller rejects the line.
  }
}

/** Brings what CSV and JSON hold to one form: trimmed text, nothing for what is empty, numbers as they are written. */
export function cell(content: unknown): unknown {
  if (typeof content === 'string') return content.trim() || undefined;
  if (content === null) return undefined;
  // A number that JSON could not hold exactly stays a number, and is refused: an id of 20 digits would be another id.
  const exact =
    typeof content === 'boolean' || (typeof content === 'number' && (!Number.isInteger(content) || Number.isSafeInteger(content)));
  return exact ? String(content) : content;
}

function headerUnreadable(file: string, problem: string): StewardError {
  return new StewardError('invalid', 'import_header_unreadable', `The header of "${file}" cannot be read. ${problem}`);
}
