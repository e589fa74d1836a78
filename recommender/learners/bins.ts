import { type Matrix, sortedColumn } from './matrix.js';

/** A matrix with every value replaced by its place among a few cuts: what trees are grown on. */
export interface Bins {
  rows: number;
  width: number;
  /** Column by column: the bin of row r in feature f is `codes[f × rows + r]`. */
  codes: Uint8Array;
  /** Of each feature, rising: bin k holds the values above cut k − 1 up to cut k. */
  cuts: Float64Array[];
}

const mostBins = 128;

/** Bins of about equally many rows; a feature with few values has one bin for each. Cuts lie in the middle between values. */
export function binned(matrix: Matrix): Bins {
  const { rows, width, values } = matrix;
  const codes = new Uint8Array(rows * width);
  const cuts = Array.from({ length: width }, (_, f) => cutsOf(sortedColumn(matrix, f)));
  for (let f = 0; f < width; f++) {
    for (let r = 0; r < rows; r++) codes[f * rows + r] = binOf(cuts[f]!, values[r * width + f]!);
  }
  return { rows, width, codes, cuts };
}

function cutsOf(sorted: Float64Array): Float64Array {
  const different = sorted.filter((value, k) => k === 0 || value !== sorted[k - 1]);
  if (different.length <= mostBins) return different.subarray(1).map((value, k) => (value + different[k]!) / 2);
  const cuts: number[] = [];
  for (let k = 1; k < mostBins; k++) {
    const at = Math.floor((k * sorted.length) / mostBins);
    const cut = (sorted[at]! + sorted[at - 1]!) / 2;
    if (cut > (cuts.at(-1) ?? Number.NEGATIVE_INFINITY) && cut >= sorted[0]! && cut < sorted.at(-1)!) cuts.push(cut);
  }
  return Float64Array.from(cuts);
}

/** How many cuts lie below the value. */
function binOf(cuts: Float64Array, value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > cuts[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}
