/**
 * Writes models in the format of ONNX (https://onnx.ai), a protocol buffer: just the messages that the sentence encoder
 * needs. Field numbers are those of `onnx.proto3`.
 */
export interface OnnxModel {
  /** Adds a weight and returns its name. */
  floats(name: string, shape: readonly number[], values: Float32Array | readonly number[]): string;
  /** Adds whole numbers and returns their name; without a shape they are a list, with an empty one a single number. */
  integers(name: string, values: readonly number[], shape?: readonly number[]): string;
  /** Adds a node with one output and returns the output's name. */
  node(operator: string, inputs: readonly string[], output: string, attributes?: Attributes): string;
  /** Bytes of the model. */
  write(inputs: readonly Port[], outputs: readonly Port[]): Buffer;
}

export type Attributes = Record<string, { int: number } | { float: number } | { ints: readonly number[] }>;

/** What goes into or comes out of the model; a size with a name may be any. */
export interface Port {
  name: string;
  type: keyof typeof types;
  shape: readonly (number | string)[];
}

const types = { float: 1, int32: 6, int64: 7 };
/** Version of the format, and of the operators. */
const formatVersion = 8;
const operatorVersion = 17;

/** A message in pieces, joined once at the end: the weights are long. */
type Message = Uint8Array[];

export function onnxModel(): OnnxModel {
  const nodes: Message[] = [];
  const weights: Message[] = [];

  const tensor = (name: string, type: keyof typeof types, shape: readonly number[], bytes: Uint8Array) => {
    weights.push([...shape.flatMap((size) => number(1, size)), ...number(2, types[type]), ...text(8, name), ...message(9, [bytes])]);
    return name;
  };
  return {
    floats: (name, shape, values) =>
      tensor(name, 'float', shape, bytesOf(values instanceof Float32Array ? values : Float32Array.from(values))),
    integers: (name, values, shape = [values.length]) => tensor(name, 'int64', shape, bytesOf(BigInt64Array.from(values, BigInt))),
    node(operator, inputs, output, attributes = {}) {
      nodes.push([
        ...inputs.flatMap((input) => text(1, input)),
        ...text(2, output),
        ...text(3, output),
        ...text(4, operator),
        ...Object.entries(attributes).flatMap(([name, value]) => message(5, attribute(name, value))),
      ]);
      return output;
    },
    write(inputs, outputs) {
      const graph = [
        ...nodes.flatMap((node) => message(1, node)),
        ...text(2, 'sentence-encoder'),
        ...weights.flatMap((weight) => message(5, weight)),
        ...inputs.flatMap((input) => message(11, port(input))),
        ...outputs.flatMap((output) => message(12, port(output))),
      ];
      const operators = message(8, [...text(1, ''), ...number(2, operatorVersion)]);
      return Buffer.concat([...number(1, formatVersion), ...text(2, 'steward'), ...message(7, graph), ...operators]);
    },
  };
}

function attribute(name: string, value: Attributes[string]): Message {
  if ('int' in value) return [...text(1, name), ...number(3, value.int), ...number(20, 2)];
  if ('float' in value) return [...text(1, name), ...float(2, value.float), ...number(20, 1)];
  return [...text(1, name), ...value.ints.flatMap((int) => number(8, int)), ...number(20, 7)];
}

function port({ name, type, shape }: Port): Message {
  const sizes = shape.flatMap((size) => message(1, typeof size === 'string' ? text(2, size) : number(1, size)));
  const tensorType = [...number(1, types[type]), ...message(2, sizes)];
  return [...text(1, name), ...message(2, message(1, tensorType))];
}

function number(field: number, value: number): Message {
  return [varint(field << 3), varint(value)];
}

function float(field: number, value: number): Message {
  return [varint((field << 3) | 5), bytesOf(Float32Array.of(value))];
}

function text(field: number, value: string): Message {
  return message(field, [Buffer.from(value)]);
}

function message(field: number, bytes: Message): Message {
  const length = bytes.reduce((sum, piece) => sum + piece.length, 0);
  return [varint((field << 3) | 2), varint(length), ...bytes];
}

/** Seven bits a byte, the lowest first; negative numbers as 64 bits. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Uint8Array.of(...bytes, Number(rest));
}

/** As the machine has them: the lowest byte first, on every machine that the runtime is built for. */
function bytesOf(values: Float32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
