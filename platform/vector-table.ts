import { blockSize, vectorKernel } from './vector-kernel.js';

/** Vectors of one length, in memory where products of them are quick: some eight times quicker than plain loops. */
export interface VectorTable {
  /** The numbers of one vector, to be read and written in place. */
  row(index: number): Float32Array;
  /** Dot product of two rows. */
  dot(a: number, b: number): number;
  /** Adds `factor` times the row `source` to the row `target`. */
  add(target: number, source: number, factor: number): void;
}

/** A table of `rows` vectors of zeros. */
export function vectorTable(rows: number, dimensions: number): VectorTable {
  const count = Math.max(1, Math.ceil(dimensions / blockSize)) * blockSize;
  const stride = count * 4;
  const { memory, dot, add } = vectorKernel(rows * stride);
  return {
    row: (index) => new Float32Array(memory.buffer, index * stride, dimensions),
    dot: (a, b) => dot(a * stride, b * stride, count),
    add: (target, source, factor) => add(target * stride, source * stride, count, factor),
  };
}

/** Dot products of a vector with each of some vectors of its length, the same ones every time. */
export function dotsWith(vectors: readonly Float32Array[]): (vector: Float32Array) => Float64Array {
  const asked = vectors.length;
  const table = vectorTable(asked + 1, vectors[0]?.length ?? 0);
  vectors.forEach((vector, i) => {
    table.row(i).set(vector);
  });
  const question = table.row(asked);
  return (vector) => {
    const products = new Float64Array(asked);
    if (asked > 0) question.set(vector);
    for (let i = 0; i < asked; i++) products[i] = table.dot(i, asked);
    return products;
  };
}
