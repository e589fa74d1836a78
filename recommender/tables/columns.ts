import type { CsvTable } from './csv-table.js';
import { type DateNotation, dateNotation, readDate, readEpoch } from './dates.js';
import { isGap, saysUnknown } from './gaps.js';
import { type NumberNotation, numberNotation, readNumber } from './numbers.js';

/** A column of numbers or of moments in milliseconds since 1970. */
export interface MeasuredColumn extends ColumnFacts {
  kind: 'number' | 'date';
  /** One for each row; NaN is a gap. */
  values: Float64Array;
  numbers?: NumberNotation;
  dates?: DateNotation;
}

/** A column of words: categories, yes or no, keys, addresses, sentences. */
export interface LeveledColumn extends ColumnFacts {
  kind: 'category' | 'boolean' | 'id' | 'email' | 'phone' | 'text';
  /** One for each row, a place in `levels`; -1 is a gap. */
  codes: Int32Array;
  /** Different values, trimmed, in the order of their letters. */
  levels: string[];
}

/** A column that is all gaps. */
export interface EmptyColumn extends ColumnFacts {
  kind: 'empty';
}

export type TypedColumn = MeasuredColumn | LeveledColumn | EmptyColumn;

interface ColumnFacts {
  name: string;
  /** Rows whose cell says nothing, or nothing that fits the kind. */
  missing: number;
  /** Of those the rows whose cell says something that does not fit the kind, such as "abc" among numbers. */
  misfits: number[];
}

/** A column is of a kind if so much of what it says is: a few slips must not turn numbers into words. */
const enough = 0.95;
/** Rows that are looked at before all are read: whether a column can be of a kind shows soon. */
const glance = 200;
const emailForm = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;
const phoneForm = /^\+?[\d\s()./-]{7,20}$/;
const phoneName = /phone|mobile|(?:^|_)(?:tel|fax|cell)(?:$|_)|telefon|handy|电话|手机/i;
/** A number of seconds is a moment only where the column says so. */
const momentName = /time|date|(?:^|_)(?:at|on|ts)$/i;
const idName =
  /(?:^|[\s_-])id$|(?<=[a-z])I[Dd]$|uuid|guid|^(?:customer|user|account|order|invoice|item|product)(?:[\s_-]?(?:no|number|nr|code))?$|编号$/i;
const booleans = ['yes no', 'y n', 'true false', 't f', '1 0', 'on off', 'ja nein', '是 否'].map((pair) => new Set(pair.split(' ')));
/** So many different values are categories at most, unless each stands for many rows. */
const fewLevels = 50;

/** The columns of a table by what they hold: numbers hidden in text are read, gaps are told apart from values. */
export function typedColumns({ header, rows }: Pick<CsvTable, 'header' | 'rows'>): TypedColumn[] {
  return header.map((name, k) =>
    typedColumn(
      name,
      rows.map((row) => row[k]!),
    ),
  );
}

/** One column by what it holds. */
export function typedColumn(name: string, cells: readonly string[]): TypedColumn {
  const said = cells.filter((cell) => !isGap(cell));
  if (said.length === 0) return { name, kind: 'empty', missing: cells.length, misfits: [] };
  const leveled = toLevels(cells);
  if (isBoolean(leveled.levels)) return { name, kind: 'boolean', ...leveled };

  const meant = said.filter((cell) => !saysUnknown(cell));
  const dates = dateNotation(meant);
  if (mostAre(meant, (cell) => !Number.isNaN(readDate(cell, dates.dayFirst)))) {
    return { name, kind: 'date', dates, ...measure(cells, (cell) => readDate(cell, dates.dayFirst)) };
  }
  if (momentName.test(name) && mostAre(meant, (cell) => !Number.isNaN(readEpoch(cell)))) {
    return { name, kind: 'date', dates, ...measure(cells, readEpoch) };
  }
  if (idName.test(name) && leveled.levels.length > fewLevels) return { name, kind: 'id', ...leveled };
  if (phoneName.test(name) && mostAre(meant, (cell) => phoneForm.test(cell.trim()))) return { name, kind: 'phone', ...leveled };
  const numbers = numberNotation(meant);
  if (!hasLeadingZeros(meant) && mostAre(meant, (cell) => !Number.isNaN(readNumber(cell, numbers.decimal)))) {
    return { name, kind: 'number', numbers, ...measure(cells, (cell) => readNumber(cell, numbers.decimal)) };
  }
  if (mostAre(meant, (cell) => emailForm.test(cell.trim()))) return { name, kind: 'email', ...leveled };
  return { name, kind: wordKind(leveled.levels, said.length), ...leveled };
}

function isBoolean(levels: readonly string[]): boolean {
  return levels.length === 2 && booleans.some((pair) => levels.every((level) => pair.has(level.toLowerCase())));
}

/** Postcodes and article numbers are written with zeros that mean something. */
function hasLeadingZeros(cells: readonly string[]): boolean {
  return cells.some((cell) => /^\s*0\d+\s*$/.test(cell));
}

function mostAre(cells: readonly string[], fits: (cell: string) => boolean): boolean {
  if (cells.length === 0) return false;
  const sample = cells.length > 2 * glance ? cells.filter((_, k) => k % Math.floor(cells.length / glance) === 0) : cells;
  if (sample.filter(fits).length < 0.8 * sample.length) return false;
  return cells.reduce((count, cell) => count + (fits(cell) ? 1 : 0), 0) >= enough * cells.length;
}

/** Keys are all different and without spaces; sentences are nearly all different; the rest are categories. */
function wordKind(levels: readonly string[], said: number): 'category' | 'id' | 'text' {
  if (levels.length <= fewLevels || levels.length <= 0.5 * said) return 'category';
  if (levels.length === said && levels.every((level) => !/\s/.test(level) && /\d/.test(level))) return 'id';
  return 'text';
}

function measure(cells: readonly string[], read: (cell: string) => number): Pick<MeasuredColumn, 'values' | 'missing' | 'misfits'> {
  const values = new Float64Array(cells.length);
  const misfits: number[] = [];
  let missing = 0;
  cells.forEach((cell, row) => {
    const value = isGap(cell) ? Number.NaN : read(cell);
    values[row] = value;
    if (!Number.isNaN(value)) return;
    missing++;
    if (!isGap(cell) && !saysUnknown(cell)) misfits.push(row);
  });
  return { values, missing, misfits };
}

/** Cells as codes of their different values. */
export function toLevels(cells: readonly string[]): Pick<LeveledColumn, 'codes' | 'levels' | 'missing' | 'misfits'> {
  const words = cells.map((cell) => (isGap(cell) ? undefined : cell.trim()));
  const levels = [...new Set(words.filter((word) => word !== undefined))].sort();
  const codeOf = new Map(levels.map((level, code) => [level, code]));
  const codes = Int32Array.from(words, (word) => (word === undefined ? -1 : codeOf.get(word)!));
  return { codes, levels, missing: words.filter((word) => word === undefined).length, misfits: [] };
}
