import { describe, expect, it } from 'vitest';
import { als } from '../../../recommender/recommenders/als.js';
import { trail, twoTastes } from './some-trails.js';

const parameters = { factors: 4, unseen: 0.1, ridge: 0.01 };
const evidence = twoTastes(40, 12);
const fitted = als.fit(evidence, parameters);
const { score, explain } = als.open(fitted, parameters);

/** What is minimised for one customer, by the definition. */
function loss(items: Float32Array, point: readonly number[], liked: readonly number[]): number {
  const said = Array.from({ length: 12 }, (_, item) => point.reduce((sum, value, f) => sum + value * items[item * 4 + f]!, 0));
  const seen = liked.reduce((sum, item) => sum + (1 - said[item]!) ** 2, 0);
  const all = said.reduce((sum, value) => sum + value ** 2, 0);
  const length = point.reduce((sum, value) => sum + value ** 2, 0);
  return seen + parameters.unseen * all + parameters.ridge * (liked.length + parameters.unseen * 12) * length;
}

/** The point that scores come from, found from them by least squares on an orthogonal walk: coordinate descent on the loss. */
function bestPoint(items: Float32Array, liked: readonly number[]): number[] {
  const point = [0, 0, 0, 0];
  for (let step = 0.5; step > 1e-5; step /= 2) {
    for (let moved = true; moved; ) {
      moved = false;
      for (let f = 0; f < 4; f++) {
        for (const by of [step, -step]) {
          if (loss(items, point.with(f, point[f]! + by), liked) >= loss(items, point, liked)) continue;
          point[f]! += by;
          moved = true;
        }
      }
    }
  }
  return point;
}

describe('alternating least squares', () => {
  it('tells two tastes apart', () => {
    const scores = score(trail([0, 1, 2]));
    const mean = (from: number) => scores.slice(from, from + 6).reduce((a, b) => a + b, 0) / 6;
    expect(mean(0)).toBeGreaterThan(mean(6) + 0.2);
  });

  it('finds the point of a customer that loses least by the definition', () => {
    const point = bestPoint(fitted.items, [0, 1, 7]);
    const expected = Array.from({ length: 12 }, (_, item) => point.reduce((sum, value, f) => sum + value * fitted.items[item * 4 + f]!, 0));
    expect([...score(trail([0, 1, 7]))]).toEqual(expected.map((value) => expect.closeTo(value, 2)));
  });

  it('shares a score out among the touches it comes from', () => {
    const asked = trail([0, 3, 8], [1, 0.5, 0]);
    const shares = explain(asked, 2);
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(score(asked)[2]!, 4);
    expect(shares[2]).toBeCloseTo(0);
  });

  it('knows nothing without a touch, and is the same in every run', () => {
    expect([...score(trail([]))]).toEqual(new Array(12).fill(0));
    expect(als.fit(evidence, parameters)).toEqual(fitted);
  });
});
