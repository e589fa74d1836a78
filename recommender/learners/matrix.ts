/** Finite numbers [rows × width], row by row. */
export interface Matrix {
  values: Float64Array;
  rows: number;
  width: number;
}

export function matrixOf(rows: readonly (readonly number[])[], width = rows[0]?.length ?? 0): Matrix {
  const values = new Float64Array(rows.length * width);
  rows.forEach((row, r) => {
    values.set(row, r * width);
  });
  return { values, rows: rows.length, width };
}

/** One row, as a view on the matrix. */
export function rowOf({ values, width }: Matrix, row: number): Float64Array {
  return values.subarray(row * width, (row + 1) * width);
}

/** Some rows of a matrix, as a matrix of their own. */
export function takeRows(matrix: Matrix, rows: ArrayLike<number>): Matrix {
  const { width } = matrix;
  const values = new Float64Array(rows.length * width);
  for (let r = 0; r < rows.length; r++) values.set(rowOf(matrix, rows[r]!), r * width);
  return { values, rows: rows.length, width };
}

/** One column, in rising order. */
export function sortedColumn({ values, rows, width }: Matrix, column: number): Float64Array {
  const sorted = new Float64Array(rows);
  for (let r = 0; r < rows; r++) sorted[r] = values[r * width + column]!;
  return sorted.sort();
}
