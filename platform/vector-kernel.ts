/**
 * Two loops over 32-bit floats, assembled here for WebAssembly's 128-bit vectors, which JavaScript's own loops do not use.
 * Addresses are in bytes and counts in floats, a multiple of sixteen.
 *
 *   dot(a, b, count): f32            the sum of a[j] · b[j]
 *   add(a, b, count, factor: f32)    a[j] += factor · b[j]
 */
export interface VectorKernel {
  memory: Memory;
  dot(a: number, b: number, count: number): number;
  add(a: number, b: number, count: number, factor: number): void;
}

/** What Node has of WebAssembly and its types leave out. */
declare const WebAssembly: {
  Memory: new (options: { initial: number }) => Memory;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: { host: { memory: Memory } }) => { exports: Pick<VectorKernel, 'dot' | 'add'> };
};
interface Memory {
  readonly buffer: ArrayBuffer;
}

/** Floats that one turn of a loop takes: four vectors of four. */
export const blockSize = 16;

const [i32, f32, v128] = [0x7f, 0x7d, 0x7b];
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const constant = (value: number) => [0x41, ...leb128(value)];
const [plus, minus] = [[0x6a], [0x6b]];
const load = (offset: number) => [0xfd, 0x00, 4, offset];
const store = (offset: number) => [0xfd, 0x0b, 4, offset];
const splat = [0xfd, 0x13];
const lane = (n: number) => [0xfd, 0x1f, n];
const [addVectors, multiplyVectors] = [
  [0xfd, 0xe4, 0x01],
  [0xfd, 0xe6, 0x01],
];
const addFloats = [0x92];
/** A loop that goes round as long as the number on the stack is not zero. */
const loop = (...body: number[][]) => [0x03, 0x40, ...body.flat(), 0x0d, 0, 0x0b];
const end = [0x0b];

const [a, b, count] = [0, 1, 2];
const offsets = [0, 16, 32, 48];
/** Both addresses a block further; leaves on the stack how many floats are left. */
const nextBlock = [
  [...get(a), ...constant(blockSize * 4), ...plus, ...set(a)],
  [...get(b), ...constant(blockSize * 4), ...plus, ...set(b)],
  [...get(count), ...constant(blockSize), ...minus, ...tee(count)],
];

/** Four sums side by side, in the locals 3 to 6. */
const sums = [3, 4, 5, 6];
const dot = [
  ...loop(
    ...offsets.map((offset, n) => [
      ...get(sums[n]!),
      ...get(a),
      ...load(offset),
      ...get(b),
      ...load(offset),
      ...multiplyVectors,
      ...addVectors,
      ...set(sums[n]!),
    ]),
    ...nextBlock,
  ),
  ...get(3),
  ...sums.slice(1).flatMap((sum) => [...get(sum), ...addVectors]),
  ...set(3),
  ...get(3),
  ...lane(0),
  ...[1, 2, 3].flatMap((n) => [...get(3), ...lane(n), ...addFloats]),
  ...end,
];

/** The factor, argument 3, four times over in local 4. */
const add = [
  ...get(3),
  ...splat,
  ...set(4),
  ...loop(
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
  ...end,
];

const vector = (items: number[][]) => [...leb128(items.length), ...items.flat()];
const section = (id: number, items: number[][]) => [id, ...leb128(vector(items).length), ...vector(items)];
const text = (value: string) => vector([...Buffer.from(value)].map((byte) => [byte]));
const type = (parameters: number[], results: number[]) => [0x60, ...vector(parameters.map((p) => [p])), ...vector(results.map((r) => [r]))];
const code = (locals: number[], body: number[]) => {
  const bytes = [...locals, ...body];
  return [...leb128(bytes.length), ...bytes];
};

const module = new WebAssembly.Module(
  Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [type([i32, i32, i32], [f32]), type([i32, i32, i32, f32], [])]),
    ...section(2, [[...text('host'), ...text('memory'), 0x02, 0x00, 0x00]]),
    ...section(3, [[0], [1]]),
    ...section(7, [
      [...text('dot'), 0x00, 0],
      [...text('add'), 0x00, 1],
    ]),
    ...section(10, [code([1, 4, v128], dot), code([1, 1, v128], add)]),
  ]),
);

/** The loops over a memory of so many bytes, all zero. */
export function vectorKernel(bytes: number): VectorKernel {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
  const { exports } = new WebAssembly.Instance(module, { host: { memory } });
  return { memory, dot: exports.dot, add: exports.add };
}

/** Signed numbers as WebAssembly writes them, seven bits a byte. */
function leb128(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  const last = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return last ? [low] : [low | 0x80, ...leb128(rest)];
}
