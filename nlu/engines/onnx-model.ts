/**
 * Writes models in the format of ONNX (https://onnx.ai), a protocol buffer: just the messages that the sentence encoder
 * needs. Field numbers are those of `onnx.proto3`.
 */
export interface OnnxModel {
  /** Adds a weight and returns its name. */
  floats(name: string, shape: readonly number[], values: Float32Array | readonly number[]): string;
  /** Adds whole numbers; without a shape they are a list, with an empty one a single number. */
  integers(name: string, values: readonly number[], shape?: readonly number[]): string;
  /** Adds a node with one output and returns the output's name. */
  node(operator: string, inputs: readonly string[], output: string, options?: NodeOptions): string;
  /** Bytes of the model. */
  write(inputs: readonly Port[], outputs: readonly Port[]): Buffer;
}

export interface NodeOptions {
  attributes?: Record<string, Attribute>;
  /** Of the operator; ONNX's own if absent. */
  domain?: string;
}

export type Attribute = { int: number } | { float: number } | { ints: readonly number[] };

/** What goes into or comes out of the model; a size with a name may be any. */
export interface Port {
  name: string;
  type: keyof typeof types;
  shape: readonly (number | string)[];
}

const types = { float: 1, int32: 6, int64: 7 };
/** Version of the format, and of the operators that the nodes speak of. */
const formatVersion = 8;
const operators = [
  ['', 17],
  ['com.microsoft', 1],
] as const;

export function onnxModel(): OnnxModel {
  const nodes: Buffer[] = [];
  const weights: Buffer[] = [];

  const tensor = (name: string, type: keyof typeof types, shape: readonly number[], bytes: Uint8Array) => {
    weights.push(Buffer.concat([...shape.map((size) => number(1, size)), number(2, types[type]), text(8, name), bytesField(9, bytes)]));
    return name;
  };

  return {
    floats: (name, shape, values) => tensor(name, 'float', shape, new Uint8Array(Float32Array.from(values).buffer)),
    integers: (name, values, shape = [values.length]) =>
      tensor(name, 'int64', shape, new Uint8Array(BigInt64Array.from(values, BigInt).buffer)),
    node(operator, inputs, output, { attributes = {}, domain = '' } = {}) {
      nodes.push(
        Buffer.concat([
          ...inputs.map((input) => text(1, input)),
          text(2, output),
          text(3, output),
          text(4, operator),
          ...Object.entries(attributes).map(([name, value]) => bytesField(5, attribute(name, value))),
          text(7, domain),
        ]),
      );
      return output;
    },
    write(inputs, outputs) {
      const graph = Buffer.concat([
        ...nodes.map((node) => bytesField(1, node)),
        text(2, 'sentence-encoder'),
        ...weights.map((weight) => bytesField(5, weight)),
        ...inputs.map((input) => bytesField(11, port(input))),
        ...outputs.map((output) => bytesField(12, port(output))),
      ]);
      const versions = operators.map(([domain, version]) => bytesField(8, Buffer.concat([text(1, domain), number(2, version)])));
      return Buffer.concat([number(1, formatVersion), text(2, 'steward'), bytesField(7, graph), ...versions]);
    },
  };
}

function attribute(name: string, value: Attribute): Buffer {
  if ('int' in value) return Buffer.concat([text(1, name), number(3, value.int), number(20, 2)]);
  if ('float' in value) return Buffer.concat([text(1, name), float(2, value.float), number(20, 1)]);
  return Buffer.concat([text(1, name), ...value.ints.map((int) => number(8, int)), number(20, 7)]);
}

function port({ name, type, shape }: Port): Buffer {
  const sizes = shape.map((size) => bytesField(1, typeof size === 'string' ? text(2, size) : number(1, size)));
  const tensorType = Buffer.concat([number(1, types[type]), bytesField(2, Buffer.concat(sizes))]);
  return Buffer.concat([text(1, name), bytesField(2, bytesField(1, tensorType))]);
}

/** Seven bits a byte, the lowest first; negative numbers as 64 bits. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Buffer.from([...bytes, Number(rest)]);
}

function number(field: number, value: number): Buffer {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

function float(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([varint((field << 3) | 5), bytes]);
}

function bytesField(field: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([varint((field << 3) | 2), varint(bytes.length), bytes]);
}

function text(field: number, value: string): Buffer {
  return bytesField(field, Buffer.from(value));
}
