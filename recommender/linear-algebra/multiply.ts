import { matrixKernel, tileColumns, tileRows } from './matrix-kernel.js';
import { pack, padded } from './packing.js';

/** Depth that is gone through at once: both packed sides stay near the processor. */
const depthBlock = 256;
/** Rows that are gone through before the next columns. */
const rowBlock = 96;

/** The product of two matrices of 32-bit floats, row after row: `left` is [rows × depth], `right` [depth × columns]. */
export function multiply(left: Float32Array, right: Float32Array, rows: number, depth: number, columns: number): Float32Array {
  const [height, width] = [padded(rows, tileRows), padded(columns, tileColumns)];
  const product = height * width;
  const { memory, tile } = matrixKernel(4 * (product + (height + width) * depthBlock));
  const packedLeft = new Float32Array(memory.buffer, 4 * product, height * depthBlock);
  const packedRight = new Float32Array(memory.buffer, 4 * (product + height * depthBlock), width * depthBlock);
  for (let from = 0; from < depth; from += depthBlock) {
    pack(packedLeft, height, depthBlock, tileRows, (row, k) => (row < rows && from + k < depth ? left[row * depth + from + k]! : 0));
    pack(packedRight, width, depthBlock, tileColumns, (column, k) =>
      column < columns && from + k < depth ? right[(from + k) * columns + column]! : 0,
    );
    for (let block = 0; block < height; block += rowBlock) {
      const end = Math.min(height, block + rowBlock);
      for (let column = 0; column < width; column += tileColumns) {
        for (let row = block; row < end; row += tileRows) {
          const [a, b] = [packedLeft.byteOffset + 4 * row * depthBlock, packedRight.byteOffset + 4 * column * depthBlock];
          tile(a, b, 4 * (row * width + column), depthBlock, 4 * width);
        }
      }
    }
  }
  const padding = new Float32Array(memory.buffer, 0, product);
  const result = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) result.set(padding.subarray(row * width, row * width + columns), row * columns);
  return result;
}
