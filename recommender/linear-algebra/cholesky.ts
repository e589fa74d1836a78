/**
 * Solves matrix · x = right for a symmetric positive definite matrix of which the lower triangle is read [n × n, row after row],
 * by Cholesky's decomposition. Works in place: the matrix becomes its decomposition, and `right` the solution.
 */
export function choleskySolve(matrix: Float64Array, right: Float64Array, n: number): void {
  for (let row = 0; row < n; row++) {
    const here = row * n;
    for (let column = 0; column <= row; column++) {
      const there = column * n;
      let rest = matrix[here + column]!;
      for (let k = 0; k < column; k++) rest -= matrix[here + k]! * matrix[there + k]!;
      matrix[here + column] = column === row ? Math.sqrt(Math.max(rest, Number.MIN_VALUE)) : rest / matrix[there + column]!;
    }
  }
  for (let row = 0; row < n; row++) {
    let rest = right[row]!;
    for (let k = 0; k < row; k++) rest -= matrix[row * n + k]! * right[k]!;
    right[row] = rest / matrix[row * n + row]!;
  }
  for (let row = n - 1; row >= 0; row--) {
    let rest = right[row]!;
    for (let k = row + 1; k < n; k++) rest -= matrix[k * n + row]! * right[k]!;
    right[row] = rest / matrix[row * n + row]!;
  }
}
