import type { TypedColumn } from '../tables/columns.js';
import type { CsvTable } from '../tables/csv-table.js';
import { isTwofoldDate, readDate } from '../tables/dates.js';
import { isGap, saysUnknown } from '../tables/gaps.js';
import { isTwofold, readNumber } from '../tables/numbers.js';
import { sameCharacters, singleSpaces } from './plain-text.js';

/** What one rule did to one cell. Undone in reverse order, changes give the table as it was. */
export interface Change {
  line: number;
  column: string;
  rule: CleaningRule;
  before: string;
  after: string;
}

/** In the order in which they are applied. */
export const cleaningRules = {
  characters: 'Letters and digits are written in one way: composed accents, no full-width forms, nothing invisible.',
  spaces: 'No space at the ends of a cell, and one between words.',
  gap: 'What stands for "not known" is an empty cell.',
  number: 'Numbers are written with a point and without currency, grouping or percent sign.',
  date: 'Dates are written as year-month-day.',
  email: 'Addresses are written in small letters.',
  phone: 'Telephone numbers are digits, with + before a country.',
  case: 'Categories that differ in capitals only are written as most are.',
} as const;

export type CleaningRule = keyof typeof cleaningRules;

export interface Cleaning {
  /** With the same rows in the same order. */
  table: CsvTable;
  changes: Change[];
}

/** A rule for the cells of one column; gives the cell back where it has nothing to do. */
type Step = readonly [CleaningRule, (cell: string) => string];

/**
 * A table with its cells written in one way, and every change that was made. No row is dropped, and nothing is changed by a guess: dates and
 * numbers that can be read in two ways stay as they are, and so does what does not fit its column.
 */
export function cleanTable(table: CsvTable, columns: readonly TypedColumn[]): Cleaning {
  const changes: Change[] = [];
  const steps = columns.map((column, k) => stepsFor(column, () => table.rows.map((row) => row[k]!)));
  const rows = table.rows.map((row, at) =>
    row.map((cell, k) =>
      steps[k]!.reduce((before, [rule, write]) => {
        const after = write(before);
        if (after !== before) changes.push({ line: table.lines[at]!, column: table.header[k]!, rule, before, after });
        return after;
      }, cell),
    ),
  );
  return { table: { ...table, rows }, changes };
}

function stepsFor(column: TypedColumn, cells: () => string[]): Step[] {
  const isMeasured = column.kind === 'number' || column.kind === 'date';
  const noGap = (cell: string) => (isGap(cell) || (isMeasured && saysUnknown(cell)) ? '' : cell);
  const own = ownStep(column, cells);
  return [['characters', sameCharacters], ['spaces', singleSpaces], ['gap', noGap], ...(own ? [own] : [])];
}

/** What is done to a column of its kind, after what is done to all. */
function ownStep(column: TypedColumn, cells: () => string[]): Step | undefined {
  if (column.kind === 'number') return ['number', (cell) => plainNumber(cell, column.numbers!)];
  if (column.kind === 'date') return ['date', (cell) => isoDate(cell, column.dates!)];
  if (column.kind === 'email') return ['email', (cell) => cell.replace(/^mailto:|^<|>$/gi, '').toLowerCase()];
  if (column.kind === 'phone') return ['phone', plainPhone];
  if (column.kind === 'category' || column.kind === 'boolean') {
    const usual = usualSpellings(cells());
    return ['case', (cell) => usual.get(cell.toLowerCase()) ?? cell];
  }
  return undefined;
}

function plainNumber(
  cell: string,
  { decimal, mixed, certain }: NonNullable<Extract<TypedColumn, { values: Float64Array }>['numbers']>,
): string {
  if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(cell) && !(decimal === ',' && isTwofold(cell))) return cell;
  if ((mixed || !certain) && isTwofold(cell)) return cell;
  const number = readNumber(cell, decimal);
  return Number.isNaN(number) ? cell : String(number);
}

const written = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?$/;

function isoDate(
  cell: string,
  { dayFirst, ambiguous, mixed }: NonNullable<Extract<TypedColumn, { values: Float64Array }>['dates']>,
): string {
  if (written.test(cell) || ((ambiguous || mixed) && isTwofoldDate(cell))) return cell;
  const at = readDate(cell, dayFirst);
  if (Number.isNaN(at)) return cell;
  const iso = new Date(at).toISOString();
  return /\d:\d\d/.test(cell) ? iso.replace('.000Z', 'Z') : iso.slice(0, 10);
}

function plainPhone(cell: string): string {
  const digits = cell.replace(/\(0\)/g, '').replace(/\D/g, '');
  if (digits.length < 5 || /[a-z]/i.test(cell)) return cell;
  if (cell.startsWith('+')) return `+${digits}`;
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
}

/** The commonest spelling of each category that is written with different capitals; of equals the first by the letters. */
function usualSpellings(cells: readonly string[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const spelling = singleSpaces(sameCharacters(cell));
    counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
  }
  const usual = new Map<string, string>();
  for (const [spelling, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const folded = spelling.toLowerCase();
    const best = usual.get(folded);
    if (best === undefined || count > counts.get(best)!) usual.set(folded, spelling);
  }
  return usual;
}
