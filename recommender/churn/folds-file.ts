import { refuse } from '../../platform/refuse.js';
import { type CsvTable, columnOf } from '../tables/csv-table.js';

/**
 * The fold of each of `rows` rows, by a table with the columns `row` (from 0, in the order of the file that is evaluated) and `fold`.
 * @throws StewardError `folds_invalid` with a sentence for each row that has no fold, or none that is a number.
 */
export function readFolds(table: CsvTable, rows: number): (place: number) => number {
  const [rowColumn, foldColumn] = [columnOf(table, 'row'), columnOf(table, 'fold')];
  const foldOf = new Map<number, number>();
  const faults: string[] = [];
  table.rows.forEach((cells, k) => {
    const [row, fold] = [cells[rowColumn]!.trim(), cells[foldColumn]!.trim()];
    const at = `${table.file}, line ${table.lines[k]}`;
    if (!/^\d+$/.test(row) || Number(row) >= rows) faults.push(`${at}: there is no row ${row}; rows count from 0 to ${rows - 1}.`);
    else if (!/^\d{1,2}$/.test(fold)) faults.push(`${at}: a fold is a number from 0 to 99, not "${fold}".`);
    else foldOf.set(Number(row), Number(fold));
  });
  for (let row = 0; row < rows; row++) if (!foldOf.has(row)) faults.push(`${table.file} has no fold for row ${row}.`);
  if (new Set(foldOf.values()).size < 2) faults.push(`${table.file} has one fold only; at least two are needed.`);
  refuse('folds_invalid', faults);
  return (place) => foldOf.get(place)!;
}
