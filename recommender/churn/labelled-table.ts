import { StewardError } from '../../platform/errors.js';
import { type Encoder, learnEncoder, type UsableColumn } from '../learners/encode-columns.js';
import { exactDuplicates } from '../quality/exact-duplicates.js';
import { labelLeaks } from '../quality/leakage.js';
import { type TypedColumn, typedColumn } from '../tables/columns.js';
import { type CsvTable, columnOf } from '../tables/csv-table.js';
import { type ChurnQuestion, groupsOf } from './evaluate-churn.js';
import { readLabels } from './labels.js';
import { rowOrder } from './row-order.js';
import { tellTales } from './tell-tales.js';

export interface TableOptions {
  /** Column that says who left. */
  label: string;
  /** What it says of those who did; told by the values if absent. */
  positive?: string;
  /** Column that tells customers apart and nothing else; found if absent. */
  id?: string;
  seed: number;
}

/** A column that is not learnt from, and why. */
export interface LeftOut {
  column: string;
  why: string;
}

/**
 * A customer table as a question to learn: what the columns hold, which of them say nothing or too much, which rows are copies.
 * Its rows come in an order of their own; `places` says where each stands in the file.
 * @throws StewardError `column_missing`, `label_invalid`, `nothing_to_learn_from`.
 */
export function labelledTable(table: CsvTable, { label, positive, id, seed }: TableOptions): ChurnQuestion {
  const labelColumn = columnOf(table, label);
  const idColumn = id === undefined ? -1 : columnOf(table, id);
  const read = readLabels(table, labelColumn, positive);
  const rows = rowOrder(
    Array.from(read.rows, (row) => table.rows[row]!.join('\u0001')),
    seed,
  ).map((k) => read.rows[k]!);
  const cellsOf = (column: number) => Array.from(rows, (row) => table.rows[row]![column]!);
  const labels = Uint8Array.from(rows, (row) => read.labels[row]!);

  const others = table.header.map((_, column) => column).filter((column) => column !== labelColumn && column !== idColumn);
  const typed = others.map((column) => typedColumn(table.header[column]!, cellsOf(column)));
  const leftOut = typed.flatMap((column) => saysNothing(column, labels.length) ?? []);
  const silent = new Set(leftOut.map(({ column }) => column));
  const telling = typed.filter((column): column is UsableColumn => column.kind !== 'empty' && !silent.has(column.name));
  const leakage = leaksOf(telling, labels, label);
  const leaking = new Set(leakage.map(({ column }) => column));
  const columns = telling.filter(({ name }) => !leaking.has(name));
  if (columns.length === 0) throw nothingLeft(table, leftOut, leakage);
  const copies = exactDuplicates(Array.from(rows, (row) => table.rows[row]!));
  const groups = groupsOf(labels.length, copies);
  return {
    labels,
    names: columns.map(({ name }) => name),
    encoder: (training: Int32Array): Encoder => learnEncoder(columns, { labels, groups }, training),
    copies,
    places: rows,
    leftOut,
    leakage,
    notes: [...read.notes, ...leftOut.map(({ column, why }) => `"${column}" is left out: ${why}.`), ...misfitNotes(columns)],
  };
}

/** Why a column of this kind is not learnt from; undefined where it is. */
function saysNothing(column: TypedColumn, rows: number): LeftOut | undefined {
  const because = (why: string) => ({ column: column.name, why });
  if (column.kind === 'empty') return because('it is all gaps');
  if (column.kind === 'id') return because('it tells customers apart and nothing else');
  if (column.kind === 'email' || column.kind === 'phone')
    return because(`it holds ${column.kind === 'email' ? 'addresses' : 'numbers'} of people`);
  if ('levels' in column && column.levels.length > 0.5 * rows)
    return because(`its ${rows} rows hold ${column.levels.length} different words`);
  if (isConstant(column)) return because('it says the same in every row');
  return undefined;
}

function isConstant(column: UsableColumn): boolean {
  if (column.missing > 0) return false;
  return 'values' in column ? column.values.every((value) => value === column.values[0]) : column.levels.length === 1;
}

function leaksOf(columns: readonly UsableColumn[], labels: Uint8Array, name: string): LeftOut[] {
  const label: TypedColumn = { name, kind: 'category', codes: Int32Array.from(labels), levels: ['0', '1'], missing: 0, misfits: [] };
  const leaks = labelLeaks(columns, label).map(({ column, sentence }) => ({ column, why: sentence }));
  const known = new Set(leaks.map(({ column }) => column));
  return [
    ...leaks,
    ...tellTales(
      columns.filter((column) => !known.has(column.name)),
      labels,
    ),
  ];
}

function misfitNotes(columns: readonly UsableColumn[]): string[] {
  return columns
    .filter(({ misfits }) => misfits.length > 0)
    .map(({ name, kind, misfits }) => `"${name}" holds ${kind}s, but for ${misfits.length} cells that are read as gaps.`);
}

function nothingLeft(table: CsvTable, leftOut: readonly LeftOut[], leakage: readonly LeftOut[]): StewardError {
  const reasons = [...leftOut.map(({ column, why }) => `"${column}" is left out: ${why}.`), ...leakage.map(({ why }) => why)];
  return new StewardError(
    'invalid',
    'nothing_to_learn_from',
    [`${table.file} has no column that a label could be learnt from.`, ...reasons].join('\n'),
  );
}
