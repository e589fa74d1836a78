import type { EmptyColumn, MeasuredColumn, TypedColumn } from '../tables/columns.js';
import { correlation } from './correlation.js';

/** A column that says what cannot be known before the label is. */
export interface Leak {
  column: string;
  /**
   * `copy`: the label under another name; `gaps`: filled in only for some labels; `nearly`: tells nearly all labels alone; `later`: dates after the
   * day of which the row is.
   */
  kind: 'copy' | 'gaps' | 'nearly' | 'later';
  /** Share of the labels it tells, or of the rows in which it is later, in [0, 1]. */
  told: number;
  /** What was found and what to do, in words. */
  sentence: string;
}

type FilledColumn = Exclude<TypedColumn, EmptyColumn>;

/** Of the labels that "always the commonest" gets wrong, a column that leaks gets at most this share wrong. */
const mostUntold = 0.05;
/** Labels of more kinds than this are measured, not told. */
const mostLabels = 50;
/** Numbers with more values than this are told apart by `numberBins` ranks only. */
const mostValues = 200;
const numberBins = 100;
const dayInMs = 86_400_000;
/** So nearly proportional to a label of numbers is nothing that is not made of it. */
const copyCorrelation = 0.9999;

/**
 * Columns that give the label away. A value tells the label that most *other* rows with it have, so a column of keys tells nothing.
 * Of labels that are numbers of many values only copies are found. One row after another in any order gives the same leaks.
 */
export function labelLeaks(columns: readonly TypedColumn[], label: TypedColumn): Leak[] {
  const others = columns.filter((column): column is FilledColumn => column.name !== label.name && column.kind !== 'empty');
  if (label.kind === 'empty') return [];
  const isMeasured = 'values' in label && distinct(label.values).length > mostLabels;
  if (isMeasured) return others.flatMap((column) => copiesMeasure(column, label.values, label.name));
  const labels = codesOf(label);
  const commonest = shareOfCommonest(labels);
  if (commonest === 1) return [];
  return others.flatMap((column) => tellsLabel(column, labels, commonest, label.name));
}

/**
 * Columns of dates that name days after the day of which a row is: what is known then cannot hold them. `asOf` is a column of dates or one moment
 * for all rows, in milliseconds.
 */
export function laterThan(columns: readonly TypedColumn[], asOf: MeasuredColumn | number): Leak[] {
  const known = (row: number) => endOf(typeof asOf === 'number' ? asOf : asOf.values[row]!);
  const name = typeof asOf === 'number' ? new Date(asOf).toISOString().slice(0, 10) : `"${asOf.name}"`;
  return columns.flatMap((column) => {
    if (column.kind !== 'date' || column === asOf) return [];
    const later = column.values.reduce((count, at, row) => count + (at > known(row) ? 1 : 0), 0);
    if (later === 0) return [];
    const share = later / column.values.length;
    const what = `"${column.name}" is later than ${name} in ${later.toLocaleString('en')} rows (${percent(share)})`;
    return [leak(column.name, 'later', share, what)];
  });
}

/** A day without a time counts as a whole. */
function endOf(at: number): number {
  return at % dayInMs === 0 ? at + dayInMs - 1 : at;
}

function tellsLabel(column: FilledColumn, labels: Int32Array, commonest: number, label: string): Leak[] {
  const codes = codesOf(column);
  const tells = (told: number) => 1 - told <= mostUntold * (1 - commonest);
  const { name } = column;
  if (isSamePartition(codes, labels)) return [leak(name, 'copy', 1, `"${name}" is "${label}" under another name`)];
  const filled = toldBy(
    codes.map((code) => Math.min(0, code)),
    labels,
  );
  if (tells(filled))
    return [leak(name, 'gaps', filled, `whether "${name}" is filled in tells "${label}" in ${percent(filled)} of the rows`)];
  const told = toldBy(codes, labels);
  return tells(told) ? [leak(name, 'nearly', told, `"${name}" alone tells "${label}" in ${percent(told)} of the rows`)] : [];
}

function copiesMeasure(column: FilledColumn, label: Float64Array, labelName: string): Leak[] {
  if (column.kind !== 'number' || Math.abs(correlation(column.values, label)) < copyCorrelation) return [];
  return [leak(column.name, 'copy', 1, `"${column.name}" is "${labelName}" times a number`)];
}

function leak(column: string, kind: Leak['kind'], told: number, what: string): Leak {
  const sentence = `${what[0]!.toUpperCase()}${what.slice(1)}: if that is not known before the label is, the column must be left out.`;
  return { column, kind, told, sentence };
}

/** A column as codes, -1 for gaps; numbers of many values by the bin of their rank. */
function codesOf(column: FilledColumn): Int32Array {
  if (!('values' in column)) return column.codes;
  const values = distinct(column.values);
  const edges = values.length <= mostValues ? values : values.filter((_, k) => k % Math.ceil(values.length / numberBins) === 0);
  return Int32Array.from(column.values, (value) => (Number.isNaN(value) ? -1 : lastNotAbove(edges, value)));
}

function distinct(values: Float64Array): Float64Array {
  return values
    .filter((value) => !Number.isNaN(value))
    .sort()
    .filter((value, k, sorted) => k === 0 || value !== sorted[k - 1]);
}

/** The last place of an edge that is not above the value, by halving. */
function lastNotAbove(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Share of the rows whose label is the commonest among the *other* rows with their code. */
function toldBy(codes: Int32Array, labels: Int32Array): number {
  const labelsOf = new Map<number, Int32Array>();
  const kinds = labels.reduce((most, label) => Math.max(most, label), 0) + 2;
  codes.forEach((code, row) => {
    const counts = labelsOf.get(code) ?? new Int32Array(kinds);
    labelsOf.set(code, counts);
    counts[labels[row]! + 1]!++;
  });
  let told = 0;
  for (const counts of labelsOf.values()) {
    const [most = 0, second = 0] = counts.sort().reverse();
    if (most - 1 > second) told += most;
  }
  return told / codes.length;
}

function shareOfCommonest(labels: Int32Array): number {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Math.max(...counts.values()) / labels.length;
}

/** Whether two columns are the same but for the names of their values. */
function isSamePartition(a: Int32Array, b: Int32Array): boolean {
  const there = new Map<number, number>();
  const back = new Map<number, number>();
  for (let row = 0; row < a.length; row++) {
    const [x, y] = [a[row]!, b[row]!];
    if ((there.get(x) ?? y) !== y || (back.get(y) ?? x) !== x) return false;
    there.set(x, y);
    back.set(y, x);
  }
  return true;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share > 0.99 && share < 1 ? 2 : 0)} %`;
}
