import { shuffle } from '../../platform/random.js';
import { risksOf } from './classifier.js';
import type { Matrix } from './matrix.js';
import { ranking } from './metrics.js';
import type { OuterFold } from './nested-cross-validation.js';

/** Rows of a fold that are asked; more change nothing that could be seen in a picture. */
const mostRows = 1_500;

/**
 * How much of its AUC the chosen model of each fold loses when one column is mixed among the rows of the fold (Breiman 2001):
 * one number for each of `columns` columns, the mean over the folds. Columns that say the same share what they are worth.
 */
export function permutationImportance(folds: readonly OuterFold[], labels: Uint8Array, columns: number): number[] {
  const lost = new Array<number>(columns).fill(0);
  let counted = 0;
  for (const { rows: all, model, encoder } of folds) {
    const rows = all.subarray(0, mostRows);
    const own = Uint8Array.from(rows, (row) => labels[row]!);
    if (new Set(own).size < 2) continue;
    const seen = encoder.encode(rows);
    const mixed = rows.slice();
    shuffle(counted + 1)(mixed, mixed.length);
    const other = encoder.encode(mixed);
    const whole = ranking(risksOf(model, seen), own).auc;
    for (let column = 0; column < columns; column++) {
      lost[column]! += whole - ranking(risksOf(model, exchanged(seen, other, encoder.sources, column)), own).auc;
    }
    counted++;
  }
  return lost.map((sum) => sum / Math.max(1, counted));
}

/** The features of one column taken from another matrix. */
function exchanged(seen: Matrix, other: Matrix, sources: readonly number[], column: number): Matrix {
  const values = seen.values.slice();
  sources.forEach((source, f) => {
    if (source === column) for (let r = 0; r < seen.rows; r++) values[r * seen.width + f] = other.values[r * seen.width + f]!;
  });
  return { ...seen, values };
}
