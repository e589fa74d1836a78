import {
  type Assembled,
  addIntegers,
  addProducts,
  assemble,
  constant,
  forward,
  get,
  i32,
  integerLane,
  loop,
  minus,
  multiplyShorts,
  plus,
  set,
  storeNumber,
  tee,
  v128,
  zeros,
} from './wasm-assembler.js';

/** A loop over 16-bit numbers in WebAssembly. Addresses are in bytes; `count` is how many numbers a row has, a multiple of 32. */
interface UnitLoops {
  /** Writes for each of some rows, one after the other, the sum of row[j] · question[j] to `out`, 32 bits each. At least one row. */
  products(row: number, question: number, count: number, rows: number, out: number): void;
}

export type UnitKernel = Assembled<UnitLoops>;

/** Numbers that one turn of the loop takes: four vectors of eight. */
export const blockSize = 32;

const [row, question, count, rows, out] = [0, 1, 2, 3, 4];
/** Behind the arguments: where the question is read, how many numbers are left, and four sums side by side. */
const [at, left] = [5, 6];
const sums = [7, 8, 9, 10];

const products = loop(
  [...get(question), ...set(at), ...get(count), ...set(left)],
  ...sums.map((sum) => [...zeros, ...set(sum)]),
  loop(addProducts(sums, row, at, multiplyShorts, addIntegers), forward(row, blockSize * 2), forward(at, blockSize * 2), [
    ...get(left),
    ...constant(blockSize),
    ...minus,
    ...tee(left),
  ]),
  [...get(sums[0]!), ...sums.slice(1).flatMap((sum) => [...get(sum), ...addIntegers]), ...set(sums[0]!)],
  get(out),
  [...get(sums[0]!), ...integerLane(0), ...[1, 2, 3].flatMap((n) => [...get(sums[0]!), ...integerLane(n), ...plus])],
  storeNumber,
  forward(out, 4),
  [...get(rows), ...constant(1), ...minus, ...tee(rows)],
);

/** The loop over a memory of so many bytes, all zero. */
export const unitKernel: (bytes: number) => UnitKernel = assemble<UnitLoops>({
  products: {
    parameters: [i32, i32, i32, i32, i32],
    results: [],
    locals: [
      [2, i32],
      [sums.length, v128],
    ],
    body: [products],
  },
});
