import { sortedQuantile } from '../../platform/quantile.js';
import { countIn } from '../../report/histogram.js';
import { roundEdges } from '../../report/ticks.js';
import type { EmptyColumn, LeveledColumn, MeasuredColumn, TypedColumn } from '../tables/columns.js';
import { type AlikeLevels, alikeLevels } from './alike-levels.js';
import { type Outliers, outliers } from './outliers.js';
import { personalRole, type Show } from './personal.js';
import { standIns } from './stand-ins.js';

/** A cell that a sentence is about. */
export interface Sample {
  line: number;
  value: string;
}

/** What was found so many times, with the first cells it was found in. */
export interface Found {
  count: number;
  samples: Sample[];
}

export interface ColumnProfile {
  name: string;
  kind: TypedColumn['kind'];
  missing: number;
  /** Of the rows, in [0, 1]. */
  missingShare: number;
  distinct: number;
  /** Commonest values of words, the commonest first. */
  top?: { value: string; count: number }[];
  /** Of numbers; of dates in ISO days. */
  spread?: Spread;
  histogram?: { edges: number[]; counts: number[] };
  outliers?: Found & Pick<Outliers, 'method'> & { low: number; high: number };
  /** Values that stand for "not known", such as 9999. */
  standIns: (Found & { value: string })[];
  /** Cells that do not fit the kind. */
  misfits: Found;
  /** Days after the day on which the profile was made. */
  future: Found;
  /** Categories that are likely one. */
  alike: AlikeLevels[];
}

/** Numbers, or days since 1970 written as ISO dates. */
export interface Spread {
  min: number | string;
  q05: number | string;
  q25: number | string;
  median: number | string;
  q75: number | string;
  q95: number | string;
  max: number | string;
  /** Of numbers only. */
  mean?: number;
  /** Standard deviation, of numbers only. */
  sd?: number;
}

/** Rows of a table by their lines and cells, as a sample needs them. */
export interface Cells {
  lines: readonly number[];
  /** As they are written, one for each row. */
  of: readonly string[];
  show: Show;
  now: Date;
}

const mostSamples = 5;
const mostTop = 10;
const bins = 20;

export function profileColumn(column: TypedColumn, cells: Cells): ColumnProfile {
  const rows = cells.lines.length;
  const shared = {
    name: column.name,
    kind: column.kind,
    missing: column.missing,
    missingShare: rows === 0 ? 0 : column.missing / rows,
    misfits: found(column.name, column.misfits, cells),
  };
  if ('values' in column) return { ...shared, ...profileMeasured(column, cells) };
  return { ...shared, standIns: [], future: { count: 0, samples: [] }, ...profileLeveled(column, cells.show) };
}

function found(name: string, rows: readonly number[], { lines, of, show }: Cells): Found {
  const samples = rows.slice(0, mostSamples).map((row) => ({ line: lines[row]!, value: show(name, of[row]!) }));
  return { count: rows.length, samples };
}

function profileLeveled(column: LeveledColumn | EmptyColumn, show: Show): Pick<ColumnProfile, 'distinct' | 'top' | 'alike'> {
  if (column.kind === 'empty') return { distinct: 0, alike: [] };
  const shown = (value: string) => show(column.name, value);
  const counts = new Int32Array(column.levels.length);
  for (const code of column.codes) if (code >= 0) counts[code]!++;
  const order = Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const top = order.slice(0, mostTop).map((code) => ({ value: shown(column.levels[code]!), count: counts[code]! }));
  // People of nearly the same name are different people.
  const alike = column.kind === 'category' && personalRole(column) === undefined ? alikeLevels(column) : [];
  return {
    distinct: column.levels.length,
    top,
    alike: alike.map((pair) => ({ ...pair, usual: shown(pair.usual), other: shown(pair.other) })),
  };
}

function profileMeasured(
  column: MeasuredColumn,
  cells: Cells,
): Omit<ColumnProfile, 'name' | 'kind' | 'missing' | 'missingShare' | 'misfits'> {
  const sorted = column.values.filter((value) => !Number.isNaN(value)).sort();
  const standing = standIns(column);
  const edges = edgesOf(sorted.filter((value) => standing.every((other) => other.value !== value)));
  const isDate = column.kind === 'date';
  const later = isDate ? rowsWhere(column.values, (value) => value > cells.now.getTime()) : [];
  const far = isDate ? undefined : outliers(column.values);
  const farRows = far && { method: far.method, low: far.low, high: far.high, ...found(column.name, far.rows, cells) };
  return {
    distinct: sorted.reduce((count, value, k) => count + (k === 0 || value !== sorted[k - 1] ? 1 : 0), 0),
    spread: spreadOf(sorted, isDate),
    histogram: { edges, counts: countIn(edges, Array.from(sorted)) },
    ...(farRows && farRows.method !== 'none' ? { outliers: farRows } : {}),
    standIns: standing.map(({ value, rows }) => ({
      value: isDate ? isoDay(value) : String(value),
      ...found(column.name, rows, cells),
    })),
    future: found(column.name, later, cells),
    alike: [],
  };
}

function rowsWhere(values: Float64Array, holds: (value: number) => boolean): number[] {
  return Array.from(values.keys()).filter((row) => holds(values[row]!));
}

/** Between the values that two in a hundred lie beyond, so that one slip of the keyboard does not squeeze all others into one bar. */
function edgesOf(sorted: Float64Array): number[] {
  const [low, high] = [sortedQuantile(sorted, 0.01), sortedQuantile(sorted, 0.99)];
  const room = Math.max(0.5, Math.abs(low) / 10);
  return low === high ? [low - room, low + room] : roundEdges(low, high, bins);
}

function spreadOf(sorted: Float64Array, isDate: boolean): Spread {
  const write = (value: number) => (isDate ? isoDay(value) : value);
  const points = { min: 0, q05: 0.05, q25: 0.25, median: 0.5, q75: 0.75, q95: 0.95, max: 1 };
  const quantiles = Object.fromEntries(
    Object.entries(points).map(([name, share]) => [name, write(sortedQuantile(sorted, share))]),
  ) as unknown as Spread;
  if (isDate) return quantiles;
  const mean = sorted.reduce((sum, value) => sum + value / sorted.length, 0);
  const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2 / Math.max(1, sorted.length - 1), 0);
  return { ...quantiles, mean, sd: Math.sqrt(variance) };
}

function isoDay(value: number): string {
  return new Date(value).toISOString().slice(0, 10);
}
