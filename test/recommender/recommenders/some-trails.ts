import { mulberry32 } from '../../../platform/random.js';
import type { Evidence } from '../../../recommender/recommenders/part.js';
import type { Trail } from '../../../recommender/recommenders/trail.js';

export function trail(items: readonly number[], interest = items.map(() => 1)): Trail {
  return { items: Int32Array.from(items), interest: Float64Array.from(interest), at: Float64Array.from(items.keys()) };
}

/** Customers of two tastes, each with half of the items of theirs and one of the others. */
export function twoTastes(customers: number, itemCount: number, seed = 1): Evidence {
  const random = mulberry32(seed);
  const half = itemCount / 2;
  const trails = Array.from({ length: customers }, (_, c) => {
    const taste = (c % 2) * half;
    const own = Array.from({ length: half }, (_, k) => taste + k).filter(() => random() < 0.5);
    return trail([...own, half - taste + Math.floor(random() * half)]);
  });
  return { trails, itemCount, asOf: new Date(0) };
}
