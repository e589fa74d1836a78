import { describe, expect, it } from 'vitest';
import { denseTable, fitLinearSvm, type LinearSvm, margins, type TrainingRows } from '../../nlu/linear-svm.js';
import type { SparseRows } from '../../nlu/sparse-rows.js';
import { mulberry32 } from '../../platform/random.js';

interface Problem {
  rows: TrainingRows;
  vectors: Float32Array[];
  chosen: number[];
}

/** Rows with a dense part, and a sparse column of their own each, in which 1 stands. */
function problem(vectors: readonly (readonly number[])[], labels: readonly number[], classes: number): Problem {
  const dimensions = vectors[0]!.length;
  const dense = vectors.map((vector) => Float32Array.from(vector));
  const sparse: SparseRows = {
    starts: Int32Array.from({ length: vectors.length + 1 }, (_, i) => i),
    columns: Int32Array.from(vectors, (_, i) => i),
    values: new Float32Array(vectors.length).fill(1),
  };
  const table = denseTable(dense, dimensions, classes);
  return { rows: { dimensions, table, sparse, columns: vectors.length, labels, classes }, vectors: dense, chosen: [...labels.keys()] };
}

/** The same without the sparse columns: what is not told by the vectors is not told at all. */
function denseProblem(vectors: readonly (readonly number[])[], labels: readonly number[], classes: number): Problem {
  const made = problem(vectors, labels, classes);
  const sparse = { starts: new Int32Array(vectors.length + 1), columns: new Int32Array(), values: new Float32Array() };
  return { ...made, rows: { ...made.rows, sparse, columns: 0 } };
}

/** Overlapping clouds, the class of each row in turn; the last class is none. */
function clouds(count: number, classes: number, width: number): { vectors: number[][]; labels: number[] } {
  const random = mulberry32(11);
  const labels = Array.from({ length: count }, (_, i) => (i % (classes + 1) === classes ? -1 : i % (classes + 1)));
  const vectors = labels.map((label) =>
    Array.from({ length: classes + 1 }, (_, j) => (j === label % (classes + 1) ? 1 : 0) + width * (random() - 0.5)),
  );
  return { vectors, labels };
}

/** What rounding leaves of a 32-bit zero. */
const nothing = 1e-6;

const marginsOf = (svm: LinearSvm, { rows, vectors }: Problem, row: number) => margins(svm, vectors[row], rows.sparse, row);

describe('a linear support vector machine', () => {
  it('tells apart what can be told apart, and refuses rows of no class', () => {
    const { vectors, labels } = clouds(120, 3, 0.4);
    const separable = denseProblem(vectors, labels, 3);
    const svm = fitLinearSvm(separable.rows, separable.chosen, { cost: 10, seed: 1 });
    labels.forEach((label, row) => {
      marginsOf(svm, separable, row).forEach((margin, k) => {
        expect(Math.sign(margin)).toBe(k === label ? 1 : -1);
      });
    });
  });

  it('learns from the sparse columns what the vectors do not tell', () => {
    const labels = Array.from({ length: 40 }, (_, i) => i % 2);
    const alike = problem(
      labels.map(() => [1]),
      labels,
      2,
    );
    const columns = Int32Array.from(labels);
    const svm = fitLinearSvm({ ...alike.rows, sparse: { ...alike.rows.sparse, columns } }, alike.chosen, { cost: 1, seed: 1 });
    for (const k of [0, 1]) expect(margins(svm, Float32Array.of(1), { ...alike.rows.sparse, columns }, k)[k]).toBeGreaterThan(0.5);
  });

  it('meets the conditions of the optimum: rows on the margin count for what they lack, rows beyond it for nothing', () => {
    const cost = 0.5;
    const { vectors, labels } = clouds(160, 3, 2);
    const mixed = problem(vectors, labels, 3);
    const svm = fitLinearSvm(mixed.rows, mixed.chosen, { cost, seed: 1 });
    for (let k = 0; k < 3; k++) {
      const sides = labels.map((label) => (label === k ? 1 : -1));
      // Nobody else has a row's sparse column, so its weight is the dual variable of the row.
      const alphas = sides.map((side, row) => side * svm.sparse[row * 3 + k]!);
      alphas.forEach((alpha, row) => {
        const gradient = sides[row]! * marginsOf(svm, mixed, row)[k]! - 1 + alpha / (2 * cost);
        expect(alpha).toBeGreaterThan(-nothing);
        expect(gradient).toBeGreaterThan(-0.11);
        if (alpha > nothing) expect(gradient).toBeLessThan(0.11);
      });
      expect(alphas.filter((alpha) => alpha < nothing).length).toBeGreaterThan(10);
      const sum = (part: (row: number) => number) => alphas.reduce((total, alpha, row) => total + alpha * sides[row]! * part(row), 0);
      expect(svm.bias[k]).toBeCloseTo(sum(() => 1) - 1, 4);
      for (let j = 0; j < mixed.rows.dimensions; j++)
        expect(svm.dense[k * mixed.rows.dimensions + j]).toBeCloseTo(
          sum((row) => vectors[row]![j]!),
          4,
        );
    }
  });

  it('costs hardly more than the least that plain gradient descent finds', () => {
    const cost = 0.5;
    const { vectors, labels } = clouds(160, 3, 2);
    const mixed = denseProblem(vectors, labels, 3);
    const svm = fitLinearSvm(mixed.rows, mixed.chosen, { cost, seed: 1 });
    for (let k = 0; k < 3; k++) {
      const sides = labels.map((label) => (label === k ? 1 : -1));
      const found = [...svm.dense.subarray(k * 4, (k + 1) * 4), svm.bias[k]!];
      const least = costOf(descend(vectors, sides, cost), vectors, sides, cost);
      expect(costOf(found, vectors, sides, cost) / least).toBeLessThan(1.005);
    }
  });

  it('is the same for the same rows and seed, whatever was fitted in between', () => {
    const { vectors, labels } = clouds(90, 2, 2);
    const { rows, chosen } = problem(vectors, labels, 2);
    const first = fitLinearSvm(rows, chosen, { cost: 1, seed: 3 });
    const other = fitLinearSvm(rows, chosen.slice(0, 40), { cost: 0.1, seed: 8 });
    expect(other.dense).not.toEqual(first.dense);
    expect(fitLinearSvm(rows, chosen, { cost: 1, seed: 3 })).toEqual(first);
  });

  it('learns from the chosen rows alone', () => {
    const { vectors, labels } = clouds(90, 2, 0.4);
    const half = labels.map((_, row) => row).slice(0, 45);
    const whole = denseProblem(vectors, labels, 2);
    const alone = denseProblem(vectors.slice(0, 45), labels.slice(0, 45), 2);
    expect(fitLinearSvm(whole.rows, half, { cost: 1, seed: 1 })).toEqual(fitLinearSvm(alone.rows, half, { cost: 1, seed: 1 }));
  });
});

/** Half the squared length of the weights, of which the bias counts from -1, and the squared hinge losses. */
function costOf(weights: readonly number[], vectors: readonly number[][], sides: readonly number[], cost: number): number {
  const bias = weights.at(-1)!;
  const length = weights.slice(0, -1).reduce((sum, weight) => sum + weight ** 2, (bias + 1) ** 2);
  return length / 2 + cost * vectors.reduce((sum, vector, row) => sum + lack(weights, vector, sides[row]!) ** 2, 0);
}

/** What a row lacks to the margin. */
function lack(weights: readonly number[], vector: readonly number[], side: number): number {
  return Math.max(0, 1 - side * vector.reduce((sum, value, j) => sum + value * weights[j]!, weights.at(-1)!));
}

function descend(vectors: readonly number[][], sides: readonly number[], cost: number): number[] {
  const weights = [...vectors[0]!.map(() => 0), -1];
  const inputs = vectors.map((vector) => [...vector, 1]);
  const step = 1 / (1 + 2 * cost * inputs.reduce((sum, input) => sum + input.reduce((squares, value) => squares + value ** 2, 0), 0));
  for (let round = 0; round < 3000; round++) {
    const gradient = weights.map((weight, j) => weight + (j === weights.length - 1 ? 1 : 0));
    inputs.forEach((input, row) => {
      const missing = lack(weights, vectors[row]!, sides[row]!);
      input.forEach((value, j) => {
        gradient[j]! -= 2 * cost * missing * sides[row]! * value;
      });
    });
    gradient.forEach((value, j) => {
      weights[j]! -= step * value;
    });
  }
  return weights;
}
