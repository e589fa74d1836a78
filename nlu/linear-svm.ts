import { shuffle } from '../platform/random.js';
import { type VectorTable, vectorTable } from '../platform/vector-table.js';
import { dot } from './dot.js';
import type { SparseRows } from './sparse-rows.js';

/** One linear support vector machine a class, each against all others: plain data. */
export interface LinearSvm {
  classes: number;
  /** Length of the dense part of a row. */
  dimensions: number;
  /** Float32Array [classes × dimensions]. */
  dense: Float32Array;
  /** Float32Array [columns × classes]: what a sparse column adds to the margin of each class. */
  sparse: Float32Array;
  /** Float32Array [classes]. */
  bias: Float32Array;
}

/** Rows to learn from: a dense part beside a sparse one. */
export interface TrainingRows {
  dimensions: number;
  /** The dense parts, and behind them a row a class to work in. */
  table: VectorTable;
  sparse: SparseRows;
  /** Sparse columns there are. */
  columns: number;
  /** The class of each row; -1 for a row of none, which every class learns to refuse. */
  labels: readonly number[];
  classes: number;
}

/** A table of the dense parts, zeros where a row has none, with room for the classes. */
export function denseTable(vectors: readonly (Float32Array | undefined)[], dimensions: number, classes: number): VectorTable {
  const table = vectorTable(vectors.length + classes, dimensions);
  vectors.forEach((vector, i) => {
    if (vector) table.row(i).set(vector);
  });
  return table;
}

export interface SvmOptions {
  /** What an error costs beside large weights. */
  cost: number;
  seed: number;
}

/** Bias before anything is learnt: of many classes each is unlikely, so rows of others begin where they should be, on the margin. */
const prior = -1;
/** Largest violation of the optimality conditions that is left; a larger one is seen in the answers. */
const tolerance = 0.1;
const mostSweeps = 50;
const mostRounds = 3;
/** In the first round a class meets one in so many rows of others. */
const firstMet = 8;

/**
 * Fits the machines to the chosen rows with the squared hinge loss, by dual coordinate descent with shrinking (Hsieh et al.
 * 2008, "A dual coordinate descent method for large-scale linear SVM"). A class meets a few rows of others first and then
 * those that it gets wrong: nine in ten never matter to it. Deterministic for a seed.
 */
export function fitLinearSvm(rows: TrainingRows, chosen: readonly number[], { cost, seed }: SvmOptions): LinearSvm {
  const { classes, columns, dimensions, labels, table } = rows;
  const first = labels.length;
  const machines = Array.from({ length: classes }, (_, k) => new Machine(rows, first + k, k, cost, seed + k));
  const sparse = new Float32Array(columns * classes);
  for (let round = 0; round < mostRounds; round++) {
    for (const [k, machine] of machines.entries()) {
      if (round === 0) machine.meet(chosen.filter((row, at) => labels[row] === k || (at + k) % firstMet === 0));
      machine.learn(sparse);
    }
    if (round < mostRounds - 1) confront(machines, rows, chosen, sparse);
  }
  const dense = new Float32Array(classes * dimensions);
  machines.forEach((_, k) => {
    dense.set(table.row(first + k), k * dimensions);
  });
  return { classes, dimensions, dense, sparse, bias: Float32Array.from(machines, ({ bias }) => bias) };
}

/** Shows each machine the rows of others that it has not met and does not keep beyond the margin. */
function confront(machines: readonly Machine[], rows: TrainingRows, chosen: readonly number[], sparse: Float32Array): void {
  const sums = new Float64Array(machines.length);
  const news: number[][] = machines.map(() => []);
  for (const row of chosen) {
    sums.fill(0);
    addSparse(sums, sparse, rows.sparse, row);
    machines.forEach((machine, k) => {
      if (sums[k]! + machine.denseMargin(row) > -1 + tolerance && !machine.knows(row)) news[k]!.push(row);
    });
  }
  machines.forEach((machine, k) => {
    machine.meet(news[k]!);
  });
}

/** The machine of one class while it learns. Its dense weights are a row of the table. */
class Machine {
  bias = prior;
  private readonly sparse: Float32Array;
  private readonly met: number[] = [];
  private readonly known = new Set<number>();
  /** The dual variables of the rows met: what each contributes to the weights. */
  private readonly alphas: number[] = [];
  private readonly slack: number;
  private readonly random: ReturnType<typeof shuffle>;
  private settled = false;

  constructor(
    private readonly rows: TrainingRows,
    private readonly weights: number,
    private readonly label: number,
    cost: number,
    seed: number,
  ) {
    this.slack = 1 / (2 * cost);
    this.sparse = new Float32Array(rows.columns);
    this.random = shuffle(seed);
    rows.table.row(weights).fill(0);
  }

  knows(row: number): boolean {
    return this.known.has(row);
  }

  denseMargin(row: number): number {
    return this.rows.table.dot(this.weights, row) + this.bias;
  }

  meet(rows: readonly number[]): void {
    for (const row of rows) {
      this.met.push(row);
      this.known.add(row);
      this.alphas.push(0);
    }
    if (rows.length > 0) this.settled = false;
  }

  /** Learns from the rows met, and shows what it has learnt in its column of the sparse weights of all. */
  learn(all: Float32Array): void {
    if (this.settled) return;
    this.descend();
    const { classes } = this.rows;
    for (let column = 0; column < this.sparse.length; column++) all[column * classes + this.label] = this.sparse[column]!;
    this.settled = true;
  }

  private descend(): void {
    const { slack, met, alphas, label } = this;
    const { labels } = this.rows;
    const lengths = Float64Array.from(met, (row) => this.squaredLength(row) + 1 + slack);
    const order = Int32Array.from(met, (_, i) => i);
    let active = order.length;
    let limit = Number.POSITIVE_INFINITY;
    for (let sweep = 0; sweep < mostSweeps; sweep++) {
      this.random(order, active);
      let largest = Number.NEGATIVE_INFINITY;
      let smallest = Number.POSITIVE_INFINITY;
      for (let at = 0; at < active; at++) {
        const i = order[at]!;
        const row = met[i]!;
        const side = labels[row] === label ? 1 : -1;
        const alpha = alphas[i]!;
        const gradient = side * (this.denseMargin(row) + this.sparseMargin(row)) - 1 + alpha * slack;
        if (alpha === 0 && gradient > limit) {
          // Far on the right side of the margin: left out until the others have settled.
          active--;
          order[at] = order[active]!;
          order[active] = i;
          at--;
          continue;
        }
        const violation = alpha === 0 ? Math.min(gradient, 0) : gradient;
        largest = Math.max(largest, violation);
        smallest = Math.min(smallest, violation);
        if (violation === 0) continue;
        alphas[i] = Math.max(alpha - gradient / lengths[i]!, 0);
        this.add(row, side * (alphas[i]! - alpha));
      }
      const settled = largest - smallest <= tolerance;
      if (settled && active === order.length) return;
      if (settled) active = order.length;
      limit = settled || largest <= 0 ? Number.POSITIVE_INFINITY : largest;
    }
  }

  private sparseMargin(row: number): number {
    const weights = this.sparse;
    const { starts, columns, values } = this.rows.sparse;
    const end = starts[row + 1]!;
    let sum = 0;
    for (let entry = starts[row]!; entry < end; entry++) sum += values[entry]! * weights[columns[entry]!]!;
    return sum;
  }

  private add(row: number, step: number): void {
    const weights = this.sparse;
    const { starts, columns, values } = this.rows.sparse;
    const end = starts[row + 1]!;
    for (let entry = starts[row]!; entry < end; entry++) weights[columns[entry]!]! += step * values[entry]!;
    this.rows.table.add(this.weights, row, step);
    this.bias += step;
  }

  private squaredLength(row: number): number {
    const { table, sparse } = this.rows;
    let sum = table.dot(row, row);
    for (let entry = sparse.starts[row]!; entry < sparse.starts[row + 1]!; entry++) sum += sparse.values[entry]! ** 2;
    return sum;
  }
}

/** What a row means to each class: Float64Array [classes]; the class with the largest margin is the answer. */
export function margins(svm: LinearSvm, vector: Float32Array | undefined, sparse: SparseRows, row: number): Float64Array {
  const { classes, dimensions, dense } = svm;
  const sums = lexicalMargins(svm, sparse, row);
  if (vector) for (let k = 0; k < classes; k++) sums[k]! += dot(vector, dense.subarray(k * dimensions, (k + 1) * dimensions));
  return sums;
}

/** The part of the margins that the sparse columns make, and the bias. */
export function lexicalMargins(svm: LinearSvm, sparse: SparseRows, row: number): Float64Array {
  const sums = Float64Array.from(svm.bias);
  addSparse(sums, svm.sparse, sparse, row);
  return sums;
}

function addSparse(sums: Float64Array, weights: Float32Array, { starts, columns, values }: SparseRows, row: number): void {
  const classes = sums.length;
  for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
    const value = values[entry]!;
    const offset = columns[entry]! * classes;
    if (value !== 0) for (let k = 0; k < classes; k++) sums[k]! += value * weights[offset + k]!;
  }
}
