import { mulberry32 } from '../../platform/random.js';
import { type VectorTable, vectorTable } from '../../platform/vector-table.js';
import { likedTrails } from './co-occurrence.js';
import { type Evidence, type Part, StoredFactors } from './part.js';
import type { Recommender } from './recommender.js';
import type { Trail } from './trail.js';

export interface AlsParameters {
  factors: number;
  /** What an item that a customer never touched counts of one they did. */
  unseen: number;
  /** Pull towards 0, in proportion to what each row was seen. */
  ridge: number;
}

/** Items as points; whoever is interested in one is near it. */
export interface Factors {
  /** Float32Array [items × factors]. */
  items: Float32Array;
  factors: number;
}

const sweeps = 8;
/** Steps of conjugate gradients for one row of a sweep: each sweep goes on where the one before left off. */
const steps = 3;
/** For a customer who is asked for and starts from nothing. */
const askedSteps = 12;
/** Squared length of what is left, below which a row is solved. */
const leastRest = 1e-12;

/** A customer's items, or an item's customers, with the interest in each. */
interface Row {
  others: Int32Array;
  interest: Float64Array;
}

/**
 * Implicit alternating least squares (Hu, Koren and Volinsky, "Collaborative filtering for implicit feedback datasets", 2008), each row
 * by conjugate gradients (Takács, Pilászy and Tikk, "Applications of the conjugate gradient method for implicit feedback", 2011), with
 * the scaling of Rendle et al., "Revisiting the performance of iALS", 2022. The start is the same in every run.
 */
function fitAls({ trails, itemCount }: Evidence, parameters: AlsParameters): Factors {
  const { factors } = parameters;
  const ofCustomers = likedTrails(trails).map(({ items, interest }): Row => ({ others: items, interest }));
  const ofItems = transposed(ofCustomers, itemCount);
  const table = vectorTable(itemCount + ofCustomers.length + workRows(factors), factors);
  const items = { from: 0, count: itemCount };
  const customers = { from: itemCount, count: ofCustomers.length };
  const work = itemCount + ofCustomers.length;
  const random = mulberry32(1);
  for (let point = 0; point < work; point++) {
    const values = table.row(point);
    for (let f = 0; f < factors; f++) values[f] = (0.2 * (random() - 0.5)) / Math.sqrt(factors);
  }
  for (let sweep = 0; sweep < sweeps; sweep++) {
    solveAll(table, customers, ofCustomers, solver(table, items, work, parameters));
    solveAll(table, items, ofItems, solver(table, customers, work, parameters));
  }
  const points = new Float32Array(itemCount * factors);
  for (let item = 0; item < itemCount; item++) points.set(table.row(item), item * factors);
  return { items: points, factors };
}

/** Rows of a table. */
interface Rows {
  from: number;
  count: number;
}

function solveAll(table: VectorTable, { from }: Rows, rows: readonly Row[], { sumInto, solve }: Solver): void {
  rows.forEach((row, n) => {
    if (row.others.length === 0) table.row(from + n).fill(0);
    else solve(from + n, row, sumInto(row), steps);
  });
}

interface Solver {
  /** Σ interest · point over a row; where it lies in the table. */
  sumInto(row: Row): number;
  /** Moves a point towards the solution of its row's least squares: (unseen · FᵀF + Σ interest · f fᵀ + pull) · point = right. */
  solve(point: number, row: Row, right: number, most: number): void;
}

/** Rows that a solver works in: the Gram matrix, a right side, and what conjugate gradients need. */
const workRows = (factors: number): number => factors + 4;

/** A solver against points that stay where they are. */
function solver(table: VectorTable, fixed: Rows, work: number, { factors, unseen, ridge }: AlsParameters): Solver {
  const [right, residual, direction, image] = [work + factors, work + factors + 1, work + factors + 2, work + factors + 3];
  const [onRight, onResidual, onDirection, onImage] = [table.row(right), table.row(residual), table.row(direction), table.row(image)];
  for (let f = 0; f < factors; f++) table.row(work + f).fill(0);
  for (let point = fixed.from; point < fixed.from + fixed.count; point++) {
    const values = table.row(point);
    for (let f = 0; f < factors; f++) table.add(work + f, point, unseen * values[f]!);
  }
  const apply = (to: number, { others, interest }: Row): void => {
    for (let f = 0; f < factors; f++) onImage[f] = table.dot(work + f, to);
    table.add(image, to, ridge * (others.length + unseen * fixed.count));
    for (let k = 0; k < others.length; k++) {
      const other = fixed.from + others[k]!;
      table.add(image, other, interest[k]! * table.dot(other, to));
    }
  };
  return {
    sumInto({ others, interest }) {
      onRight.fill(0);
      for (let k = 0; k < others.length; k++) table.add(right, fixed.from + others[k]!, interest[k]!);
      return right;
    },
    solve(point, row, right, most) {
      apply(point, row);
      onResidual.set(table.row(right));
      table.add(residual, image, -1);
      onDirection.set(onResidual);
      let rest = table.dot(residual, residual);
      for (let step = 0; step < most && rest > leastRest; step++) {
        apply(direction, row);
        const length = rest / table.dot(direction, image);
        table.add(point, direction, length);
        table.add(residual, image, -length);
        const before = rest;
        rest = table.dot(residual, residual);
        for (let f = 0; f < factors; f++) onDirection[f] = onResidual[f]! + (rest / before) * onDirection[f]!;
      }
    },
  };
}

function transposed(rows: readonly Row[], count: number): Row[] {
  const others: number[][] = Array.from({ length: count }, () => []);
  const interest: number[][] = Array.from({ length: count }, () => []);
  rows.forEach((row, n) => {
    row.others.forEach((other, k) => {
      others[other]!.push(n);
      interest[other]!.push(row.interest[k]!);
    });
  });
  return others.map((row, n) => ({ others: Int32Array.from(row), interest: Float64Array.from(interest[n]!) }));
}

/** Finds a customer's point from what they touched, and says how near each item is to it. */
function factorsRecommender({ items, factors }: Factors, parameters: AlsParameters): Recommender {
  const count = items.length / factors;
  const table = vectorTable(count + 1 + workRows(factors), factors);
  for (let item = 0; item < count; item++) table.row(item).set(items.subarray(item * factors, (item + 1) * factors));
  const asked = count;
  const { sumInto, solve } = solver(table, { from: 0, count }, count + 1, parameters);
  const likedOf = ({ items: touched, interest }: Trail): Row => {
    const isLiked = (_: number, k: number) => interest[k]! > 0;
    return { others: touched.filter(isLiked), interest: interest.filter(isLiked) };
  };
  return {
    score(trail) {
      const row = likedOf(trail);
      const score = new Float64Array(count);
      if (row.others.length === 0) return score;
      table.row(asked).fill(0);
      solve(asked, row, sumInto(row), askedSteps);
      for (let item = 0; item < count; item++) score[item] = table.dot(item, asked);
      return score;
    },
    /** As in section 5 of Hu, Koren and Volinsky: the point is a sum over the touches, and so is the score. */
    explain(trail, item) {
      table.row(asked).fill(0);
      solve(asked, likedOf(trail), item, askedSteps);
      return Float64Array.from(trail.items, (touched, k) => trail.interest[k]! * table.dot(touched, asked));
    },
  };
}

export const als: Part<AlsParameters, Factors> = {
  name: 'als',
  starts: [{ factors: 64, unseen: 0.1, ridge: 0.01 }],
  grid: [
    ['unseen', [0.03, 0.3]],
    ['ridge', [0.03]],
  ],
  listening: new Set(),
  fit: fitAls,
  open: factorsRecommender,
  stored: StoredFactors,
};
