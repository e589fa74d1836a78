/** Pearson's correlations between columns of one length, as rows [p × p]; each column must vary. */
export function correlationMatrix(columns: readonly Float64Array[]): Float64Array[] {
  const unit = columns.map(toUnit);
  const matrix = columns.map(() => new Float64Array(columns.length));
  for (let a = 0; a < columns.length; a++) {
    matrix[a]![a] = 1;
    for (let b = 0; b < a; b++) {
      let sum = 0;
      for (let row = 0; row < unit[a]!.length; row++) sum += unit[a]![row]! * unit[b]![row]!;
      matrix[a]![b] = matrix[b]![a] = Math.max(-1, Math.min(1, sum));
    }
  }
  return matrix;
}

/** Centred, with length 1. Divided by the largest value first: squares of very large and very small numbers do not exist. */
function toUnit(column: Float64Array): Float64Array {
  const mean = column.reduce((sum, value) => sum + value / column.length, 0);
  const centred = column.map((value) => value - mean);
  const largest = centred.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const length = largest * Math.sqrt(centred.reduce((sum, value) => sum + (value / largest) ** 2, 0));
  return centred.map((value) => value / length);
}
