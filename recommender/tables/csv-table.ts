import { csvRecords } from '../../platform/csv-records.js';
import { StewardError } from '../../platform/errors.js';
import { refuse } from '../../platform/refuse.js';
import { readText } from './compressed-text.js';

/** A CSV file with a header. */
export interface CsvTable {
  /** The file's name, for sentences about it. */
  file: string;
  /** Names of the columns, trimmed, each different. */
  header: string[];
  /** Cells as they are written, one for each column. */
  rows: string[][];
  /** Where each row begins; the first line of the file is 1. */
  lines: number[];
}

/**
 * Reads a CSV file (RFC 4180, UTF-8), plain or compressed with gzip, whose first record names the columns.
 * @throws StewardError `table_invalid` with a sentence for every fault, each with its line, and `file_unreadable`.
 */
export async function readCsvTable(path: string): Promise<CsvTable> {
  const { file, text } = await readText(path);
  const { records, fault: broken } = csvRecords(file, text);
  const [first, ...body] = records;
  if (!first) {
    const empty = `${file}, line 1: the file is empty; it needs a header with the names of the columns.`;
    throw new StewardError('invalid', 'table_invalid', broken ?? empty);
  }
  const header = first.cells.map((cell) => cell.trim());
  const twice = header.find((name, k) => header.indexOf(name) !== k);
  const faults = body
    .filter(({ cells }) => cells.length !== header.length)
    .map(({ cells, line }) => `${file}, line ${line}: the row has ${cells.length} cells and the header ${header.length}.`);
  if (twice !== undefined) faults.unshift(`${file}, line ${first.line}: two columns are called "${twice}".`);
  if (broken) faults.push(broken);
  refuse('table_invalid', faults);
  return { file, header, rows: body.map(({ cells }) => cells), lines: body.map(({ line }) => line) };
}

/**
 * The place of a column.
 * @throws StewardError `column_missing`, naming the columns that there are.
 */
export function columnOf({ file, header }: Pick<CsvTable, 'file' | 'header'>, name: string): number {
  const column = header.indexOf(name);
  if (column >= 0) return column;
  const others = header.map((other) => `"${other}"`).join(', ');
  throw new StewardError('invalid', 'column_missing', `${file} has no column "${name}", only ${others}.`);
}
