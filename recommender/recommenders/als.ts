import { mulberry32 } from '../../platform/random.js';
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
  const random = mulberry32(1);
  const start = (count: number) => Float64Array.from({ length: count * factors }, () => (0.2 * (random() - 0.5)) / Math.sqrt(factors));
  const items = start(itemCount);
  const customers = start(ofCustomers.length);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    solveAll(customers, ofCustomers, items, parameters);
    solveAll(items, ofItems, customers, parameters);
  }
  return { items: Float32Array.from(items), factors };
}

function solveAll(points: Float64Array, rows: readonly Row[], fixed: Float64Array, parameters: AlsParameters): void {
  const solve = solver(fixed, parameters);
  const { factors } = parameters;
  rows.forEach((row, n) => {
    const point = points.subarray(n * factors, (n + 1) * factors);
    if (row.others.length === 0) point.fill(0);
    else solve(point, row, rightOf(row, fixed, factors), steps);
  });
}

/** Σ interest · point over the row. */
function rightOf({ others, interest }: Row, points: ArrayLike<number>, factors: number): Float64Array {
  const right = new Float64Array(factors);
  for (let k = 0; k < others.length; k++) {
    for (let f = 0, at = others[k]! * factors; f < factors; f++) right[f]! += interest[k]! * points[at + f]!;
  }
  return right;
}

/** Moves a point towards the solution of its row's least squares: (unseen · FᵀF + Σ interest · f fᵀ + ridge) · point = right. */
function solver(fixed: ArrayLike<number>, { factors, unseen, ridge }: AlsParameters) {
  const gram = gramOf(fixed, factors);
  const count = fixed.length / factors;
  const [residual, direction, image] = [new Float64Array(factors), new Float64Array(factors), new Float64Array(factors)];
  const apply = (to: Float64Array, { others, interest }: Row): void => {
    const pull = ridge * (others.length + unseen * count);
    for (let f = 0; f < factors; f++) {
      let sum = 0;
      for (let g = 0; g < factors; g++) sum += gram[f * factors + g]! * to[g]!;
      image[f] = unseen * sum + pull * to[f]!;
    }
    for (let k = 0; k < others.length; k++) {
      const at = others[k]! * factors;
      let sum = 0;
      for (let f = 0; f < factors; f++) sum += fixed[at + f]! * to[f]!;
      sum *= interest[k]!;
      for (let f = 0; f < factors; f++) image[f]! += sum * fixed[at + f]!;
    }
  };
  return (point: Float64Array, row: Row, right: Float64Array, most: number): void => {
    apply(point, row);
    for (let f = 0; f < factors; f++) direction[f] = residual[f] = right[f]! - image[f]!;
    let rest = dot(residual, residual);
    for (let step = 0; step < most && rest > 1e-14; step++) {
      apply(direction, row);
      const length = rest / dot(direction, image);
      for (let f = 0; f < factors; f++) {
        point[f]! += length * direction[f]!;
        residual[f]! -= length * image[f]!;
      }
      const before = rest;
      rest = dot(residual, residual);
      for (let f = 0; f < factors; f++) direction[f] = residual[f]! + (rest / before) * direction[f]!;
    }
  };
}

/** Σ point · pointᵀ, [factors × factors]. */
function gramOf(points: ArrayLike<number>, factors: number): Float64Array {
  const gram = new Float64Array(factors * factors);
  for (let at = 0; at < points.length; at += factors) {
    for (let f = 0; f < factors; f++) {
      const value = points[at + f]!;
      for (let g = 0; g <= f; g++) gram[f * factors + g]! += value * points[at + g]!;
    }
  }
  for (let f = 0; f < factors; f++) for (let g = 0; g < f; g++) gram[g * factors + f] = gram[f * factors + g]!;
  return gram;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let f = 0; f < a.length; f++) sum += a[f]! * b[f]!;
  return sum;
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
  const solve = solver(items, parameters);
  const count = items.length / factors;
  const likedOf = ({ items: touched, interest }: Trail): Row => {
    const isLiked = (_: number, k: number) => interest[k]! > 0;
    return { others: touched.filter(isLiked), interest: interest.filter(isLiked) };
  };
  return {
    score(trail) {
      const score = new Float64Array(count);
      const row = likedOf(trail);
      if (row.others.length === 0) return score;
      const point = new Float64Array(factors);
      solve(point, row, rightOf(row, items, factors), askedSteps);
      for (let item = 0, at = 0; item < count; item++, at += factors) {
        let sum = 0;
        for (let f = 0; f < factors; f++) sum += items[at + f]! * point[f]!;
        score[item] = sum;
      }
      return score;
    },
    /** As in section 5 of Hu, Koren and Volinsky: the point is a sum over the touches, and so is the score. */
    explain(trail, item) {
      const seen = new Float64Array(factors);
      const row = likedOf(trail);
      if (row.others.length > 0) solve(seen, row, Float64Array.from(items.subarray(item * factors, (item + 1) * factors)), askedSteps);
      return Float64Array.from(trail.items, (touched, k) => {
        let sum = 0;
        for (let f = 0; f < factors; f++) sum += items[touched * factors + f]! * seen[f]!;
        return trail.interest[k]! * sum;
      });
    },
  };
}

export const als: Part<AlsParameters, Factors> = {
  name: 'als',
  defaults: { factors: 64, unseen: 0.1, ridge: 0.005 },
  grid: [['ridge', [0.02]]],
  listening: new Set(),
  fit: fitAls,
  open: factorsRecommender,
  stored: StoredFactors,
};
