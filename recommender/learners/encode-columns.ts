import { quantile } from '../../platform/quantile.js';
import type { LeveledColumn, MeasuredColumn } from '../tables/columns.js';
import { stratifiedFolds } from './folds.js';
import { logOdds } from './log-odds.js';
import type { Matrix } from './matrix.js';

/** A column of numbers, days or words that a model can learn from. */
export type UsableColumn = MeasuredColumn | LeveledColumn;

/** Turns rows of a table into numbers, in a way that was learnt from the training rows alone. */
export interface Encoder {
  encode(rows: ArrayLike<number>): Matrix;
  /** The column that each feature comes from, by its place. */
  sources: number[];
}

interface Grouped {
  /** 0 or 1. */
  labels: Uint8Array;
  /** Copies of one row have one group. */
  groups: Int32Array;
}

/** One column's features for one row, written from `at` on. */
interface ColumnEncoder {
  width: number;
  write(row: number, values: Float64Array, at: number): void;
}

/** A level of fewer training rows than this, or of less than this share of them, is one of the rare ones. */
const fewestRows = 5;
const leastShare = 0.005;
/** Levels that get a feature of their own; with more than `fewLevels` in all, the share of label 1 is a feature, too. */
const mostLevels = 30;
const fewLevels = 12;
/** Rows of the average share that are added to each level's own. */
const prior = 10;
/** Training rows learn the share of their level from other training rows. */
const innerFolds = 5;

/**
 * Learns how columns become features. Numbers: their value, the median in gaps, and whether there is a gap. Words: one feature for
 * each frequent level, none for rare ones and for those that training does not know; of columns with many levels also
 * the log-odds of label 1 at the level (target encoding, Micci-Barreca 2001), which training rows get from other rows.
 */
export function learnEncoder(columns: readonly UsableColumn[], { labels, groups }: Grouped, training: Int32Array): Encoder {
  const encoders = columns.map((column) =>
    'values' in column ? numberEncoder(column, training) : levelEncoder(column, { labels, groups }, training),
  );
  const width = encoders.reduce((sum, encoder) => sum + encoder.width, 0);
  return {
    sources: encoders.flatMap((encoder, c) => new Array<number>(encoder.width).fill(c)),
    encode(rows) {
      const values = new Float64Array(rows.length * width);
      for (let k = 0, at = 0; k < rows.length; k++) {
        for (const encoder of encoders) {
          encoder.write(rows[k]!, values, at);
          at += encoder.width;
        }
      }
      return { values, rows: rows.length, width };
    },
  };
}

function numberEncoder({ values: cells }: MeasuredColumn, training: Int32Array): ColumnEncoder {
  const known = Array.from(training, (row) => cells[row]!).filter((value) => !Number.isNaN(value));
  const median = quantile(known, 0.5);
  const hasGaps = known.length < training.length && known.length > 0;
  return {
    width: hasGaps ? 2 : 1,
    write(row, values, at) {
      const isGap = Number.isNaN(cells[row]!);
      values[at] = isGap ? median : cells[row]!;
      if (hasGaps) values[at + 1] = isGap ? 1 : 0;
    },
  };
}

function levelEncoder({ codes, levels }: LeveledColumn, grouped: Grouped, training: Int32Array): ColumnEncoder {
  const counts = new Map<number, number>();
  for (const row of training) counts.set(codes[row]!, (counts.get(codes[row]!) ?? 0) + 1);
  const fewest = Math.max(fewestRows, leastShare * training.length);
  const frequent = [...counts].filter(([, count]) => count >= fewest).sort(([a, many], [b, more]) => more - many || a - b);
  // The most frequent level of few is what all others are compared with.
  const own = frequent.slice(counts.size <= fewLevels ? 1 : 0, mostLevels).map(([code]) => code);
  const place = new Map(own.map((code, k) => [code, k]));
  const share = counts.size > fewLevels ? levelShares(codes, grouped, training, levels.length) : undefined;
  return {
    width: own.length + (share ? 1 : 0),
    write(row, values, at) {
      const level = place.get(codes[row]!);
      if (level !== undefined) values[at + level] = 1;
      if (share) values[at + own.length] = share(row);
    },
  };
}

/** Log-odds of label 1 at a row's level, drawn towards those of all; for a training row without those of its own fold. */
function levelShares(codes: Int32Array, { labels, groups }: Grouped, training: Int32Array, levels: number): (row: number) => number {
  const foldOf = stratifiedFolds(
    Uint8Array.from(training, (row) => labels[row]!),
    innerFolds,
    Int32Array.from(training, (row) => groups[row]!),
  );
  const foldOfRow = new Map(Array.from(training, (row, k) => [row, foldOf[k]!]));
  const rows = Array.from({ length: innerFolds + 1 }, () => new Float64Array(levels + 1));
  const positives = Array.from({ length: innerFolds + 1 }, () => new Float64Array(levels + 1));
  let base = 0;
  training.forEach((row, k) => {
    for (const part of [foldOf[k]!, innerFolds]) {
      rows[part]![codes[row]! + 1]!++;
      positives[part]![codes[row]! + 1]! += labels[row]!;
    }
    base += labels[row]! / training.length;
  });
  return (row) => {
    const level = codes[row]! + 1;
    const fold = foldOfRow.get(row);
    const without = (of: Float64Array[]) => of[innerFolds]![level]! - (fold === undefined ? 0 : of[fold]![level]!);
    return logOdds((without(positives) + prior * base) / (without(rows) + prior));
  };
}
