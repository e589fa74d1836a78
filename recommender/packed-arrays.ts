import { endianness } from 'node:os';

/** Kinds of array that are packed. */
const kinds = { Int32Array, Float32Array, Float64Array };
type Packable = InstanceType<(typeof kinds)[keyof typeof kinds]>;

/** The same data with every typed array as a short object that JSON can hold: its kind and its bytes, little end first, in base64. */
export function packArrays(value: unknown): unknown {
  const kind = Object.keys(kinds).find((name) => value instanceof kinds[name as keyof typeof kinds]);
  if (kind) return { kind, base64: bytesOf(value as Packable).toString('base64') };
  return mapped(value, packArrays);
}

/** The way back; what only looks like a packed array stays as it is, for a schema to refuse. */
export function unpackArrays(value: unknown): unknown {
  return asArray(value) ?? mapped(value, unpackArrays);
}

function asArray(value: unknown): Packable | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value && 'base64' in value)) return undefined;
  const { kind, base64 } = value;
  if (typeof kind !== 'string' || typeof base64 !== 'string' || !Object.hasOwn(kinds, kind)) return undefined;
  const Kind = kinds[kind as keyof typeof kinds];
  const bytes = swapped(Buffer.from(base64, 'base64'), Kind.BYTES_PER_ELEMENT);
  if (bytes.length % Kind.BYTES_PER_ELEMENT !== 0) return undefined;
  return new Kind(Uint8Array.from(bytes).buffer);
}

function bytesOf(array: Packable): Buffer {
  return swapped(Buffer.from(array.buffer.slice(array.byteOffset, array.byteOffset + array.byteLength)), array.BYTES_PER_ELEMENT);
}

/** Processors with the big end first are rare, and must read the same models. */
function swapped(bytes: Buffer, size: number): Buffer {
  if (endianness() === 'LE') return bytes;
  return size === 8 ? bytes.swap64() : bytes.swap32();
}

function mapped(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
}
