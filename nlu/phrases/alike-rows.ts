import type { SparseRows } from '../sparse-rows.js';

/** Length of the part of a row that is not looked up. */
const notLookedUp = 0.35;

export interface AlikeRows {
  /** Rows; `i` is the earlier one. */
  i: number;
  j: number;
  cosine: number;
}

/**
 * Pairs of rows whose cosine is at least `from`. Rows have the length 1 and values of 0 or more. Each is held against those
 * before it that share a column with it; the most common columns of a row are not looked up as long as they are short
 * together, as what they can add to a cosine is bounded by their length (Bayardo, Ma & Srikant 2007).
 */
export function alikeRows({ starts, columns, values }: SparseRows, from: number): AlikeRows[] {
  const pairs: AlikeRows[] = [];
  const width = columns.reduce((most, column) => Math.max(most, column), -1) + 1;
  const holding = new Int32Array(width);
  for (const column of columns) holding[column]!++;
  const holders = Array.from({ length: width }, () => ({ rows: [] as number[], values: [] as number[] }));
  const sums = new Float32Array(starts.length);
  const row = new Float32Array(width);

  for (let j = 0; j + 1 < starts.length; j++) {
    const entries = Array.from({ length: starts[j + 1]! - starts[j]! }, (_, k) => starts[j]! + k);
    sums.fill(0, 0, j);
    for (const entry of entries) {
      const value = values[entry]!;
      row[columns[entry]!] = value;
      const before = holders[columns[entry]!]!;
      for (let k = 0; k < before.rows.length; k++) sums[before.rows[k]!]! += value * before.values[k]!;
    }
    for (let i = 0; i < j; i++) {
      if (sums[i]! < from - notLookedUp) continue;
      let cosine = 0;
      for (let entry = starts[i]!; entry < starts[i + 1]!; entry++) cosine += values[entry]! * row[columns[entry]!]!;
      if (cosine >= from) pairs.push({ i, j, cosine: Math.min(1, cosine) });
    }
    let squares = 0;
    for (const entry of entries.sort((a, b) => holding[columns[b]!]! - holding[columns[a]!]!)) {
      row[columns[entry]!] = 0;
      squares += values[entry]! ** 2;
      if (squares <= notLookedUp ** 2) continue;
      holders[columns[entry]!]!.rows.push(j);
      holders[columns[entry]!]!.values.push(values[entry]!);
    }
  }
  return pairs;
}
