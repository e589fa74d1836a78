import { describe, expect, it } from 'vitest';
import { describeItems } from '../../../recommender/content/described.js';
import { popularBySubject } from '../../../recommender/recommenders/popular-by-subject.js';
import { offered } from '../tiny-shop.js';
import { trail } from './some-trails.js';

/** Sorted by id: a crime novel, a well-known one, a western, a crime western, and something on no subject. */
const items = [
  offered('a', { subjects: ['crime'] }),
  offered('b', { subjects: ['crime'] }),
  offered('c', { subjects: ['western'] }),
  offered('d', { subjects: ['crime', 'western'] }),
  offered('e'),
];
const parameters = { halfLifeDays: 60, decay: 0.5 };
const trails = [trail([1]), trail([1]), trail([1, 2]), trail([0]), trail([3]), trail([4]), trail([4])];
const evidence = { trails, itemCount: items.length, asOf: new Date(0), described: describeItems(items, new Map()) };
const { score, explain } = popularBySubject.open(popularBySubject.fit(evidence, parameters), parameters);
const popularity = (customers: number) => Math.log1p(customers) / Math.log1p(3);

describe('what is popular on the subjects of a customer', () => {
  it('needs subjects', () => {
    const applies = (of: typeof items) => popularBySubject.appliesTo!({ described: describeItems(of, new Map()) });
    expect([applies(items), applies([offered('e')]), popularBySubject.appliesTo!({})]).toEqual([true, false, false]);
  });

  it('is the popularity of an item, for each touch of its subjects as far as that is on them, the newest most', () => {
    const found = score(trail([0, 2]));
    expect(found[1]).toBeCloseTo(0.5 * popularity(3), 3);
    expect(found[3]).toBeCloseTo(1.5 * popularity(1), 3);
    expect(found[4]).toBe(0);
    expect(score(trail([3]))[1]).toBeCloseTo(0.5 * popularity(3), 3);
    expect([...score(trail([]))]).toEqual([0, 0, 0, 0, 0]);
  });

  it('is owed to the touches that add up to it', () => {
    const asked = trail([0, 3, 2], [1, 0.5, 0.25]);
    for (const item of [1, 3, 4]) {
      const said = explain(asked, item);
      expect(said.reduce((sum, share) => sum + share, 0)).toBeCloseTo(score(asked)[item]!, 6);
    }
  });

  it('is kept only where it fits together', () => {
    const fitted = popularBySubject.fit(evidence, parameters);
    const fits = (changed: object, count = items.length) => popularBySubject.stored(count).safeParse({ ...fitted, ...changed }).success;
    expect(fits({})).toBe(true);
    expect(fits({}, 4)).toBe(false);
    expect(fits({ entries: Int32Array.of(0, 0, 1, 0, -1) })).toBe(false);
    expect(fits({ starts: Int32Array.of(0, 1, 2, 3, 5, 4) })).toBe(false);
  });
});
