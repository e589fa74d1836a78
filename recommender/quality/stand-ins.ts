import { sortedQuantile } from '../../platform/quantile.js';
import type { MeasuredColumn } from '../tables/columns.js';

/** A value that stands for "not known", and the rows it is in. */
export interface StandIn {
  value: number;
  rows: number[];
}

const numbers = new Set([-1, -9, -99, -999, -9999, -99999, 99, 999, 9999, 99999, 999999, 9999999]);
const dates = new Set([
  '1900-01-01',
  '1901-01-01',
  '1970-01-01',
  '1899-12-30',
  '1899-12-31',
  '0001-01-01',
  '9999-12-31',
  '2099-12-31',
  '2999-12-31',
]);
const fewest = 3;

/**
 * Values such as 9999 and 1900-01-01 that occur again and again and lie apart from all others of their column, on its end: farther than the
 * middle half of the others is wide. They are reported, not changed.
 */
export function standIns({ kind, values }: MeasuredColumn): StandIn[] {
  const isSuspect = kind === 'number' ? (value: number) => numbers.has(value) : (value: number) => dates.has(isoDay(value));
  const rowsOf = new Map<number, number[]>();
  values.forEach((value, row) => {
    if (!isSuspect(value)) return;
    if (!rowsOf.has(value)) rowsOf.set(value, []);
    rowsOf.get(value)!.push(row);
  });
  if (rowsOf.size === 0) return [];
  const others = values.filter((value) => !Number.isNaN(value) && !rowsOf.has(value)).sort();
  if (others.length < fewest) return [];
  const width = sortedQuantile(others, 0.75) - sortedQuantile(others, 0.25);
  const [low, high] = [others[0]! - width, others.at(-1)! + width];
  const isApart = (value: number) => value > high || value < low || (kind === 'number' && value < 0 && others[0]! >= 0);
  return [...rowsOf].filter(([value, rows]) => rows.length >= fewest && isApart(value)).map(([value, rows]) => ({ value, rows }));
}

function isoDay(at: number): string {
  return Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10);
}
