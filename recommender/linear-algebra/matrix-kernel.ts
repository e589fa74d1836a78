import {
  type Assembled,
  addVectors,
  assemble,
  type Code,
  constant,
  forward,
  get,
  i32,
  load,
  loadSplat,
  loop,
  minus,
  multiplyVectors,
  plus,
  set,
  store,
  tee,
  v128,
} from '../../platform/wasm-assembler.js';

/** Rows of the piece of a product that one call makes. */
export const tileRows = 4;
/** Columns of it: two vectors of four 32-bit floats. */
export const tileColumns = 8;
/** Depths are multiples of this: so many steps are one turn of the loop. */
const depthStep = 4;

/**
 * The heart of a matrix product, in WebAssembly: a piece of the result stays in registers while the depth is gone through
 * (Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", 2008). Addresses and `stride` are in bytes.
 */
interface MatrixLoops {
  /** c[r][s] += the sum over k of a[k][r] · b[k][s]; rows of c lie `stride` apart, those of a and b one after the other. */
  tile(a: number, b: number, c: number, depth: number, stride: number): void;
}

type MatrixKernel = Assembled<MatrixLoops>;

const [a, b, c, depth, stride] = [0, 1, 2, 3, 4];
/** Vectors begin after the arguments: two sums for each row, then two vectors of b and one of a. */
const sum = (row: number, half: number) => 5 + 2 * row + half;
const [b0, b1, factor] = [sum(tileRows, 0), sum(tileRows, 1), sum(tileRows, 2)];
const rows = Array.from({ length: tileRows }, (_, row) => row);

const multiplyAdd = (into: number, by: number): Code => [
  ...get(into),
  ...get(factor),
  ...get(by),
  ...multiplyVectors,
  ...addVectors,
  ...set(into),
];

const step = (k: number): Code[] => [
  [...get(b), ...load(32 * k), ...set(b0)],
  [...get(b), ...load(32 * k + 16), ...set(b1)],
  ...rows.flatMap((row) => [
    [...get(a), ...loadSplat(16 * k + 4 * row), ...set(factor)],
    multiplyAdd(sum(row, 0), b0),
    multiplyAdd(sum(row, 1), b1),
  ]),
];

const addToRow = (row: number, half: number): Code => [
  ...get(c),
  ...get(c),
  ...load(16 * half),
  ...get(sum(row, half)),
  ...addVectors,
  ...store(16 * half),
];

const tile = [
  loop(...Array.from({ length: depthStep }, (_, k) => step(k)).flat(), forward(a, 16 * depthStep), forward(b, 32 * depthStep), [
    ...get(depth),
    ...constant(depthStep),
    ...minus,
    ...tee(depth),
  ]),
  ...rows.flatMap((row) => [addToRow(row, 0), addToRow(row, 1), [...get(c), ...get(stride), ...plus, ...set(c)]]),
];

/** The kernel over a memory of so many bytes, all zero. */
export const matrixKernel: (bytes: number) => MatrixKernel = assemble<MatrixLoops>({
  tile: { parameters: [i32, i32, i32, i32, i32], results: [], locals: [[2 * tileRows + 3, v128]], body: tile },
});
