/**
 * Just enough of an assembler for WebAssembly to write loops over 128-bit vectors, which JavaScript's own loops do not use.
 * Instructions are lists of bytes (WebAssembly core specification 2.0, chapter 5), addresses are in bytes.
 */
export type Code = readonly number[];

export const i32 = 0x7f;
export const f32 = 0x7d;
export const v128 = 0x7b;

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const tee = (local: number): Code => [0x22, ...unsigned(local)];
export const constant = (value: number): Code => [0x41, ...signed(value)];
export const plus: Code = [0x6a];
export const minus: Code = [0x6b];
export const addFloats: Code = [0x92];

/** Four floats from the address on the stack and so many bytes further. */
export const load = (offset: number): Code => [0xfd, 0x00, 2, ...unsigned(offset)];
/** One float, four times over. */
export const loadSplat = (offset: number): Code => [0xfd, 0x09, 2, ...unsigned(offset)];
export const store = (offset: number): Code => [0xfd, 0x0b, 2, ...unsigned(offset)];
export const splat: Code = [0xfd, 0x13];
export const lane = (n: number): Code => [0xfd, 0x1f, n];
export const zeros: Code = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
export const addVectors: Code = [0xfd, 0xe4, 0x01];
export const multiplyVectors: Code = [0xfd, 0xe6, 0x01];
/** Of eight 16-bit numbers each: the products, added up in pairs to four 32-bit ones. */
export const multiplyShorts: Code = [0xfd, 0xba, 0x01];
export const addIntegers: Code = [0xfd, 0xae, 0x01];
export const integerLane = (n: number): Code => [0xfd, 0x1b, n];
/** Writes the number on the stack to the address below it. */
export const storeNumber: Code = [0x36, 2, 0];

/** An address so many bytes further. */
export const forward = (address: number, bytes: number): Code => [...get(address), ...constant(bytes), ...plus, ...set(address)];

/** Adds the products of two vectors to each of some sums: of those at two addresses, then of those behind them, and so on. */
export const addProducts = (sums: readonly number[], a: number, b: number, multiply: Code, add: Code): Code =>
  sums.flatMap((sum, n) => [...get(sum), ...get(a), ...load(16 * n), ...get(b), ...load(16 * n), ...multiply, ...add, ...set(sum)]);

/** Goes round as long as the number that the body leaves on the stack is not zero. */
export const loop = (...body: Code[]): Code => [0x03, 0x40, ...body.flat(), 0x0d, 0, 0x0b];

/** A function; its locals are its parameters, and after them so many of each type, all zero. */
export interface AssembledFunction {
  parameters: readonly number[];
  results: readonly number[];
  locals: readonly (readonly [count: number, type: number])[];
  body: readonly Code[];
}

/** What Node has of WebAssembly and its types leave out. */
declare const WebAssembly: {
  Memory: new (options: { initial: number }) => Memory;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: { host: { memory: Memory } }) => { exports: unknown };
};
interface Memory {
  readonly buffer: ArrayBuffer;
}

/** Functions by name, over a memory of their own. */
export type Assembled<Functions> = Functions & { memory: Memory };

/** Assembles the functions once; the answer gives them over a memory of so many bytes, all zero, as often as it is called. */
export function assemble<Functions>(functions: { [Name in keyof Functions]: AssembledFunction }): (bytes: number) => Assembled<Functions> {
  const all = Object.entries<AssembledFunction>(functions);
  const module = new WebAssembly.Module(
    Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      ...section(
        1,
        all.map(([, { parameters, results }]) => [0x60, ...bytesOf(parameters), ...bytesOf(results)]),
      ),
      ...section(2, [[...text('host'), ...text('memory'), 0x02, 0x00, 0x00]]),
      ...section(
        3,
        all.map((_, n) => unsigned(n)),
      ),
      ...section(
        7,
        all.map(([name], n) => [...text(name), 0x00, ...unsigned(n)]),
      ),
      ...section(
        10,
        all.map(([, { locals, body }]) =>
          withLength([locals.length, ...locals.flatMap(([count, type]) => [...unsigned(count), type]), ...body.flat(), 0x0b]),
        ),
      ),
    ]),
  );
  return (bytes) => {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
    const { exports } = new WebAssembly.Instance(module, { host: { memory } });
    return { ...(exports as Functions), memory };
  };
}

const section = (id: number, items: readonly Code[]): Code => [id, ...withLength([...unsigned(items.length), ...items.flat()])];
const withLength = (bytes: Code): Code => [...unsigned(bytes.length), ...bytes];
const bytesOf = withLength;
const text = (value: string): Code => withLength([...Buffer.from(value)]);

/** A whole number as LEB128, seven bits a byte. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** The same with a sign. */
function signed(value: number): Code {
  const low = value & 0x7f;
  const rest = value >> 7;
  const last = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return last ? [low] : [low | 0x80, ...signed(rest)];
}
