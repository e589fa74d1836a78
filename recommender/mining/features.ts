import { StewardError } from '../../platform/errors.js';
import { quantile } from '../../platform/quantile.js';
import { type TypedColumn, typedColumn } from '../tables/columns.js';
import { type CsvTable, columnOf } from '../tables/csv-table.js';

/** What is known of customers in numbers, ready to be computed with. */
export interface Features {
  /** Of the customers, in the order of their rows. */
  ids: string[];
  /** Of the columns. */
  names: string[];
  /** Finite numbers, one for each customer; every column varies. */
  columns: Float64Array[];
  /** Columns that cannot be computed with. */
  leftOut: { column: string; why: string }[];
  /** Gaps that were filled. */
  filled: { column: string; gaps: number; with: number }[];
}

/** A column of numbers; NaN and what is infinite are gaps. */
export interface RawFeature {
  name: string;
  values: Float64Array;
}

const idName = /^(?:customer|client|user|account|member)?[\s_-]*(?:id|no|number|nr|key)$|^(?:customer|client|user|account|member)$/i;

/** What programs write for a number that is none; a gap among numbers. */
const infinite = /^[+-]?inf(?:inity)?$/i;

/**
 * The numeric columns of a table of customers. `id` names the column that names them; if absent, one that is called so, or their row.
 * Yes and no written as 1 and 0 are numbers.
 * @throws StewardError `column_missing`, `table_invalid` for a table without rows.
 */
export function featuresOfTable(table: CsvTable, id?: string): Features {
  if (table.rows.length === 0) throw new StewardError('invalid', 'table_invalid', `${table.file} has a header and no rows.`);
  const idColumn = id === undefined ? guessId(table) : columnOf(table, id);
  const numbers: RawFeature[] = [];
  const leftOut: Features['leftOut'] = [];
  table.header.forEach((name, k) => {
    if (k === idColumn) return;
    const column = typedColumn(
      name,
      table.rows.map((row) => (infinite.test(row[k]!.trim()) ? '' : row[k]!)),
    );
    const values = numbersOf(column);
    if (values) numbers.push({ name, values });
    else leftOut.push({ column: name, why: whyNot(column) });
  });
  const features = toFeatures(
    table.rows.map((row, k) => (idColumn === undefined ? `row ${k + 1}` : row[idColumn]!)),
    numbers,
  );
  return { ...features, leftOut: [...leftOut, ...features.leftOut] };
}

/** Fills gaps with the median, so that they say nothing, and leaves out columns that say nothing at all. */
export function toFeatures(ids: string[], raw: readonly RawFeature[]): Features {
  const features: Features = { ids, names: [], columns: [], leftOut: [], filled: [] };
  for (const { name, values } of raw) {
    const known = values.filter(Number.isFinite);
    if (known.every((value) => value === known[0])) {
      features.leftOut.push({ column: name, why: known.length === 0 ? 'it is all gaps' : 'it is the same for everybody' });
      continue;
    }
    const median = quantile([...known], 0.5);
    const gaps = values.length - known.length;
    if (gaps > 0) features.filled.push({ column: name, gaps, with: median });
    features.names.push(name);
    features.columns.push(values.map((value) => (Number.isFinite(value) ? value : median)));
  }
  return features;
}

/** What was left out and filled in, a sentence each. */
export function noteLines({ leftOut, filled }: Pick<Features, 'leftOut' | 'filled'>): string[] {
  return [
    ...leftOut.map(({ column, why }) => `"${column}" is left out: ${why}.`),
    ...filled.map(
      ({ column, gaps, with: value }) => `"${column}" has ${gaps} gaps; they are filled with its median, ${Number(value.toPrecision(4))}.`,
    ),
  ];
}

/** Row numbers in an order that depends on the rows' values alone, so that nothing that is computed depends on the order of a file. */
export function canonicalOrder(columns: readonly Float64Array[]): Int32Array {
  const rows = Int32Array.from(columns[0] ?? [], (_, row) => row);
  return rows.sort((a, b) => {
    for (const column of columns) if (column[a] !== column[b]) return column[a]! - column[b]!;
    return 0;
  });
}

function guessId({ header, rows }: CsvTable): number | undefined {
  const place = header.findIndex((name) => idName.test(name));
  return place >= 0 && new Set(rows.map((row) => row[place])).size === rows.length ? place : undefined;
}

function numbersOf(column: TypedColumn): Float64Array | undefined {
  if (column.kind === 'number') return column.values;
  if (column.kind !== 'boolean' || !column.levels.every((level) => level === '0' || level === '1')) return undefined;
  return Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : Number(column.levels[code])));
}

function whyNot({ kind }: TypedColumn): string {
  if (kind === 'empty') return 'it is all gaps';
  if (kind === 'date') return 'it holds dates, not numbers';
  return kind === 'id' ? 'it names things' : 'it holds words, not numbers';
}
