import { StewardError } from '../../platform/errors.js';
import { type MeasuredColumn, type TypedColumn, toLevels, typedColumns } from '../tables/columns.js';
import { type CsvTable, columnOf } from '../tables/csv-table.js';
import { readDate } from '../tables/dates.js';
import { type Change, type CleaningRule, cleaningRules, cleanTable } from './cleaning.js';
import { type ColumnProfile, profileColumn } from './column-profile.js';
import { correlation } from './correlation.js';
import { exactDuplicates } from './exact-duplicates.js';
import { type Leak, labelLeaks, laterThan } from './leakage.js';
import { linkedRecords } from './linked-records.js';
import { masked, unmasked } from './personal.js';
import { warningsOf } from './warnings.js';

/** What one rule of cleaning did to one column. */
export interface RuleCount {
  rule: CleaningRule;
  column: string;
  /** What the rule stands for, in a sentence. */
  sentence: string;
  count: number;
  samples: Pick<Change, 'line' | 'before' | 'after'>[];
}

export interface DuplicateGroup {
  lines: number[];
  /** Cells of each row, in the order of the columns. */
  rows: string[][];
  /** That they are the same person; 1 where the rows are the same. */
  probability: number;
}

export interface Duplicates {
  /** Rows beyond the first of each group. */
  rows: number;
  groups: number;
  samples: DuplicateGroup[];
}

/** What a table holds and what is wrong with it. */
export interface Profile {
  file: string;
  rows: number;
  columns: ColumnProfile[];
  rules: RuleCount[];
  duplicates: {
    /** Rows that are the same in every cell. */
    exact: Duplicates;
    /** Rows that are the same once they are cleaned, and were not before. */
    spelling: Duplicates;
    /** Rows that are likely the same person. */
    person: Duplicates & { compared: string[]; skippedBlocks: number };
  };
  leakage: Leak[];
  /** Pearson's, of the columns of numbers, in [-1, 1]. */
  correlations: { columns: string[]; values: number[][] };
  /** What is worth knowing first, a sentence each. */
  warnings: string[];
}

export interface ProfileOptions {
  /** Column that is to be foretold. */
  label?: string;
  /** What is known on a day: a column of dates, or a date for all rows. Later dates are leaks. */
  asOf?: string;
  /** Called with what is being done, and how many of its steps are done. */
  onProgress?(phase: string, done: number, total: number): void;
  /** Show e-mail addresses, telephone numbers and names as they are. */
  showValues?: boolean;
  now: Date;
}

export interface Profiled {
  profile: Profile;
  /** What the profile was made of: columns of the cleaned table. */
  columns: TypedColumn[];
  cleaned: CsvTable;
  changes: Change[];
}

const mostSamples = 5;
/** A picture of more correlations than this cannot be read. */
const mostCorrelated = 30;

/**
 * Profiles a table: kinds, gaps, spreads, outliers, duplicates, leaks, and what cleaning changes. Values of people are masked
 * unless `showValues`.
 * @throws StewardError `column_missing` for a label that is no column, `date_unreadable` for a day that is neither a column of dates nor a date.
 */
export function profileTable(table: CsvTable, { label, asOf, showValues, now, onProgress }: ProfileOptions): Profiled {
  const labelAt = label === undefined ? undefined : columnOf(table, label);
  onProgress?.('columns', 0, 1);
  const raw = typedColumns(table);
  onProgress?.('cleaning', 0, 1);
  const { table: cleaned, changes } = cleanTable(table, raw);
  const touched = new Set(changes.map(({ column }) => column));
  const columns = raw.map((column, k) => (touched.has(column.name) ? relevelled(column, cleaned.rows, k) : column));
  const show = showValues ? unmasked : masked(columns);
  const day = asOf === undefined ? undefined : dayKnown(columns, asOf);
  const profiles = columns.map((column, k) => {
    onProgress?.('profiling', k, columns.length);
    return profileColumn(column, { lines: table.lines, of: table.rows.map((row) => row[k]!), show, now });
  });
  const measured = columns.filter((column) => column.kind === 'number').slice(0, mostCorrelated);
  const showRow = (row: readonly string[]) => row.map((cell, k) => show(table.header[k]!, cell));
  onProgress?.('duplicates', 0, 1);
  const found = {
    file: table.file,
    rows: table.rows.length,
    columns: profiles,
    rules: countRules(changes, show),
    duplicates: duplicatesOf(table, cleaned, columns, showRow),
    leakage: [
      ...(labelAt === undefined ? [] : labelLeaks(columns, columns[labelAt]!)),
      ...(day === undefined ? [] : laterThan(columns, day)),
    ],
    correlations: {
      columns: measured.map(({ name }) => name),
      values: measured.map((a) => measured.map((b) => ('values' in a && 'values' in b ? correlation(a.values, b.values) : 0))),
    },
  };
  return { profile: { ...found, warnings: warningsOf(found, raw) }, columns, cleaned, changes };
}

/** A column of dates by its name, or a date by itself. */
function dayKnown(columns: readonly TypedColumn[], asOf: string): MeasuredColumn | number {
  const column = columns.find(({ name }) => name === asOf);
  if (column?.kind === 'date') return column;
  const at = readDate(asOf);
  if (!Number.isNaN(at)) return at;
  const what = column ? 'holds no dates' : 'is neither a column nor a date';
  throw new StewardError('invalid', 'date_unreadable', `"${asOf}" ${what}: name a column of dates, or a day as 2026-03-31.`);
}

/** A column of words as it is once it is cleaned; numbers and dates are read the same before. */
function relevelled(column: TypedColumn, rows: readonly (readonly string[])[], k: number): TypedColumn {
  if ('values' in column || column.kind === 'empty') return column;
  return { ...column, ...toLevels(rows.map((row) => row[k]!)) };
}

function countRules(changes: readonly Change[], show: (column: string, value: string) => string): RuleCount[] {
  const counts = new Map<string, RuleCount>();
  for (const { rule, column, line, before, after } of changes) {
    const key = `${column}\u0001${rule}`;
    const own = counts.get(key) ?? { rule, column, sentence: cleaningRules[rule], count: 0, samples: [] };
    counts.set(key, own);
    own.count++;
    if (own.samples.length < mostSamples) own.samples.push({ line, before: show(column, before), after: show(column, after) });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

type ShowRow = (row: readonly string[]) => string[];

function duplicatesOf(table: CsvTable, cleaned: CsvTable, columns: readonly TypedColumn[], showRow: ShowRow): Profile['duplicates'] {
  const exact = exactDuplicates(table.rows);
  const repeats = new Set(exact.flatMap(([, ...others]) => others));
  const singles = cleaned.rows.map((row, at) => (repeats.has(at) ? [] : row));
  const spelling = exactDuplicates(singles).filter(([first]) => singles[first!]!.length > 0);
  const known = new Set(spelling.flatMap(([, ...others]) => others));
  const { groups, compared, skippedBlocks } = linkedRecords(
    { rows: cleaned.rows.map((row, at) => (repeats.has(at) || known.has(at) ? row.map(() => '') : row)) },
    columns,
  );
  const summary = (of: readonly { rows: number[]; probability: number }[]): Duplicates => ({
    rows: of.reduce((sum, { rows }) => sum + rows.length - 1, 0),
    groups: of.length,
    samples: of.slice(0, mostSamples).map(({ rows, probability }) => ({
      lines: rows.map((row) => table.lines[row]!),
      rows: rows.slice(0, mostSamples).map((row) => showRow(table.rows[row]!)),
      probability,
    })),
  });
  const same = (of: readonly number[][]) => summary(of.map((rows) => ({ rows, probability: 1 })));
  return { exact: same(exact), spelling: same(spelling), person: { ...summary(groups), compared, skippedBlocks } };
}
