import { blockSize, unitKernel } from './unit-kernel.js';

/**
 * Vectors of length 1 or 0 in 16-bit numbers: half the memory of floats to go through, and products right to 1e-4. No sum of
 * their products leaves 32 bits, because none of a part of them is above 1 (Cauchy and Schwarz).
 */
export interface UnitVectors {
  /** Dot product of two of them. */
  dot(a: number, b: number): number;
  /** Dot products of a vector of any length with each: Float64Array [vectors]. */
  products(vector: Float32Array): Float64Array;
  /** Adds `factor` times one of them to a vector. */
  addTo(vector: Float32Array, index: number, factor: number): void;
}

/** What stands for 1. */
const one = 32_767;

/** @param vectors L2-normalised; undefined for zeros. */
export function unitVectors(vectors: readonly (Float32Array | undefined)[], dimensions: number): UnitVectors {
  const count = vectors.length;
  const width = Math.max(1, Math.ceil(dimensions / blockSize)) * blockSize;
  const question = count * width * 2;
  const out = question + width * 2;
  const { memory, products } = unitKernel(out + Math.max(1, count) * 4);
  const numbers = new Int16Array(memory.buffer, 0, (count + 1) * width);
  const sums = new Int32Array(memory.buffer, out, Math.max(1, count));
  vectors.forEach((vector, i) => {
    if (vector) write(vector, i, one);
  });

  /** Writes a vector, times a factor, into a row. */
  function write(vector: Float32Array, index: number, factor: number): void {
    for (let j = 0; j < dimensions; j++) numbers[index * width + j] = Math.round(vector[j]! * factor);
  }

  return {
    dot(a, b) {
      products(a * width * 2, b * width * 2, width, 1, out);
      return sums[0]! / one ** 2;
    },
    products(vector) {
      const found = new Float64Array(count);
      let square = 0;
      for (let j = 0; j < dimensions; j++) square += vector[j]! * vector[j]!;
      if (square === 0 || count === 0) return found;
      const length = Math.sqrt(square);
      write(vector, count, one / length);
      products(0, question, width, count, out);
      const unit = length / one ** 2;
      for (let i = 0; i < count; i++) found[i] = sums[i]! * unit;
      return found;
    },
    addTo(vector, index, factor) {
      for (let j = 0; j < dimensions; j++) vector[j]! += (factor / one) * numbers[index * width + j]!;
    },
  };
}
