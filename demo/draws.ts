import { StewardError } from '../platform/errors.js';
import { normal } from '../platform/random.js';
import type { Random } from './random.js';

export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low);
}

/** Log-normal with median 1; `spread` is the standard deviation of its logarithm. */
export function lognormal(random: Random, spread: number): number {
  return Math.exp(spread * normal(random));
}

export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}

/** @throws StewardError `nothing_to_draw` for an empty list. */
export function pick<T>(random: Random, all: readonly T[]): T {
  if (all.length === 0) throw nothingToDraw();
  return all[Math.floor(random() * all.length)]!;
}

/** One of many things, each as likely as its weight says; building costs O(n), a draw O(log n). */
export interface Lottery<T> {
  draw(random: Random): T;
}

/** @throws StewardError `nothing_to_draw` for an empty list. */
export function lottery<T>(all: readonly T[], weigh: (one: T) => number): Lottery<T> {
  if (all.length === 0) throw nothingToDraw();
  let sum = 0;
  const upTo = Float64Array.from(all, (one) => (sum += weigh(one)));
  return {
    draw(random) {
      const target = random() * sum;
      let low = 0;
      let high = all.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (upTo[middle]! > target) high = middle;
        else low = middle + 1;
      }
      return all[low]!;
    },
  };
}

function nothingToDraw(): StewardError {
  return new StewardError('invalid', 'nothing_to_draw', 'There is nothing to draw from: the catalogue lacks books or courses.');
}
