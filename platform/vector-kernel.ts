import {
  type Assembled,
  addFloats,
  addProducts,
  addVectors,
  assemble,
  constant,
  f32,
  forward,
  get,
  i32,
  lane,
  load,
  loop,
  minus,
  multiplyVectors,
  set,
  splat,
  store,
  tee,
  v128,
} from './wasm-assembler.js';

/** Two loops over 32-bit floats in WebAssembly. Addresses are in bytes and counts in floats, a multiple of sixteen. */
interface VectorLoops {
  /** The sum of a[j] · b[j]. */
  dot(a: number, b: number, count: number): number;
  /** a[j] += factor · b[j] */
  add(a: number, b: number, count: number, factor: number): void;
}

export type VectorKernel = Assembled<VectorLoops>;

/** Floats that one turn of a loop takes: four vectors of four. */
export const blockSize = 16;

const [a, b, count] = [0, 1, 2];
const offsets = [0, 16, 32, 48];
/** Both addresses a block further; leaves on the stack how many floats are left. */
const nextBlock = [forward(a, blockSize * 4), forward(b, blockSize * 4), [...get(count), ...constant(blockSize), ...minus, ...tee(count)]];

/** Four sums side by side, in the locals 3 to 6. */
const sums = [3, 4, 5, 6];
const dot = [
  loop(addProducts(sums, a, b, multiplyVectors, addVectors), ...nextBlock),
  get(3),
  ...sums.slice(1).map((sum) => [...get(sum), ...addVectors]),
  set(3),
  get(3),
  lane(0),
  ...[1, 2, 3].map((n) => [...get(3), ...lane(n), ...addFloats]),
];

/** The factor, argument 3, four times over in local 4. */
const add = [
  [...get(3), ...splat, ...set(4)],
  loop(
    ...offsets.map((offset) => [
      ...get(a),
      ...get(a),
      ...load(offset),
      ...get(b),
      ...load(offset),
      ...get(4),
      ...multiplyVectors,
      ...addVectors,
      ...store(offset),
    ]),
    ...nextBlock,
  ),
];

/** The loops over a memory of so many bytes, all zero. */
export const vectorKernel: (bytes: number) => VectorKernel = assemble<VectorLoops>({
  dot: { parameters: [i32, i32, i32], results: [f32], locals: [[4, v128]], body: dot },
  add: { parameters: [i32, i32, i32, f32], results: [], locals: [[1, v128]], body: add },
});
