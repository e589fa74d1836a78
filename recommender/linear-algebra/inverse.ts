import { matrixKernel, tileColumns, tileRows } from './matrix-kernel.js';
import { pack, padded } from './packing.js';

/** Pivots that are swept at once. */
const block = 64;

/**
 * Inverse of a symmetric positive definite matrix of 32-bit floats [n × n]: the sweep operator (Goodnight, "A tutorial on the
 * SWEEP operator", 1979), `block` pivots at a time, so that all but little of the work is one matrix product after the other.
 * It costs what inverting by Cholesky's decomposition costs, n³ operations, and works in place on the lower triangle.
 */
export function inverse(matrix: Float32Array, n: number): Float32Array {
  const size = padded(n, block);
  const { memory, tile } = matrixKernel(4 * (size * size + 3 * size * block + block * block));
  const floats = (from: number, count: number) => new Float32Array(memory.buffer, 4 * from, count);
  const swept = floats(0, size * size);
  const left = floats(size * size, size * block);
  const right = floats(size * size + size * block, size * block);
  const panel = floats(size * size + 2 * size * block, size * block);
  const packedPivot = floats(size * size + 3 * size * block, block * block);

  for (let row = 0; row < n; row++) swept.set(matrix.subarray(row * n, row * n + row + 1), row * size);
  for (let row = n; row < size; row++) swept[row * size + row] = 1;

  for (let pivot = 0; pivot < size; pivot += block) {
    const pivots = sweepAll(
      Float64Array.from({ length: block * block }, (_, k) => lower(swept, size, pivot + Math.floor(k / block), pivot + (k % block))),
    );
    const column = (row: number, k: number) => (row >= pivot && row < pivot + block ? 0 : lower(swept, size, row, pivot + k));
    // The panel: the pivots' columns times the inverse of the pivots.
    pack(left, size, block, tileRows, column);
    pack(packedPivot, block, block, tileColumns, (c, k) => -pivots[k * block + c]!);
    panel.fill(0);
    for (let row = 0; row < size; row += tileRows) {
      for (let c = 0; c < block; c += tileColumns) {
        tile(
          left.byteOffset + 4 * row * block,
          packedPivot.byteOffset + 4 * c * block,
          panel.byteOffset + 4 * (row * block + c),
          block,
          4 * block,
        );
      }
    }
    // What is left: minus the panel times the columns.
    pack(right, size, block, tileColumns, column);
    pack(left, size, block, tileRows, (row, k) => -panel[row * block + k]!);
    for (let c = 0; c < size; c += tileColumns) {
      for (let row = c - (c % tileRows); row < size; row += tileRows) {
        tile(left.byteOffset + 4 * row * block, right.byteOffset + 4 * c * block, 4 * (row * size + c), block, 4 * size);
      }
    }
    for (let row = 0; row < pivot; row++) {
      for (let k = 0; k < block; k++) swept[(pivot + k) * size + row] = panel[row * block + k]!;
    }
    for (let row = pivot + block; row < size; row++) swept.set(panel.subarray(row * block, (row + 1) * block), row * size + pivot);
    for (let k = 0; k < block; k++) swept.set(pivots.subarray(k * block, (k + 1) * block), (pivot + k) * size + pivot);
  }

  const result = new Float32Array(n * n);
  for (let row = 0; row < n; row++) {
    for (let other = 0; other <= row; other++) result[row * n + other] = result[other * n + row] = -swept[row * size + other]!;
  }
  return result;
}

/** An element of a symmetric matrix of which only the lower triangle is kept. */
function lower(matrix: Float32Array, size: number, row: number, column: number): number {
  return row >= column ? matrix[row * size + column]! : matrix[column * size + row]!;
}

/** Minus the inverse of a small matrix [block × block], in place, one pivot after the other. */
function sweepAll(matrix: Float64Array): Float64Array {
  for (let pivot = 0; pivot < block; pivot++) {
    const by = matrix[pivot * block + pivot]!;
    for (let row = 0; row < block; row++) {
      if (row === pivot) continue;
      const share = matrix[row * block + pivot]! / by;
      for (let column = 0; column < block; column++) {
        if (column !== pivot) matrix[row * block + column]! -= share * matrix[pivot * block + column]!;
      }
      matrix[row * block + pivot] = share;
    }
    for (let column = 0; column < block; column++) {
      if (column !== pivot) matrix[pivot * block + column]! /= by;
    }
    matrix[pivot * block + pivot] = -1 / by;
  }
  return matrix;
}
