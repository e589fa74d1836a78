import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interaction } from '../../../recommender/behaviour/events.js';
import { foldHistories, foldHistory } from '../../../recommender/behaviour/history.js';
import { eventTypes } from '../../../store/schema.js';
import { asOf, daysAgo, event } from '../tiny-shop.js';

/** Few items and moments, so that many events meet on one; dates of 1970, of the future and that are none too. */
const anyEvent: fc.Arbitrary<Interaction> = fc.record({
  customer: fc.constantFrom('ada', 'bob'),
  item: fc.constantFrom('a', 'b', 'c', null),
  type: fc.constantFrom(...eventTypes),
  value: fc.option(fc.oneof(fc.integer({ min: -1, max: 11 }), fc.constant(Number.NaN))),
  at: fc.oneof(
    fc.constantFrom(asOf, daysAgo(1), daysAgo(400), new Date(0)),
    fc.date({ min: new Date(0), max: daysAgo(-30), noInvalidDate: false }),
  ),
});
const anyEvents = fc.array(anyEvent, { maxLength: 30 });
const shuffled = anyEvents.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })));

describe('folding a history', () => {
  it('makes one touch of an item, by its strongest sign and when that was given', () => {
    const history = [
      event('ada', 'view', 'a', 12),
      event('ada', 'purchase', 'a', 11, 990),
      event('ada', 'view', 'a', 1),
      event('ada', 'view', 'b', 5),
    ];
    expect(foldHistory(history, asOf)).toMatchObject([
      { item: 'a', sign: 'purchase', at: daysAgo(11).getTime(), owned: true },
      { item: 'b', sign: 'view', owned: false },
    ]);
  });

  it('halves a view in a month and a purchase in a year, counted from the newest event', () => {
    const [bought, viewed, now] = foldHistory(
      [event('ada', 'purchase', 'a', 400), event('ada', 'view', 'b', 65), event('ada', 'view', 'c', 35)],
      asOf,
    );
    expect(bought!.interest).toBeCloseTo(0.5);
    expect(viewed!.interest).toBeCloseTo(now!.interest / 2);
  });

  it('does not make a purchase of many views, and undoes one by a return or a bad rating', () => {
    const looks = Array.from({ length: 50 }, (_, k) => event('ada', 'view', 'a', k));
    const once = foldHistory([event('ada', 'view', 'a', 0)], asOf)[0]!.interest;
    expect(foldHistory(looks, asOf)[0]!.interest).toBe(once);
    for (const regret of [event('ada', 'return', 'a', 2), event('ada', 'rating', 'a', 2, 2)]) {
      expect(foldHistory([event('ada', 'purchase', 'a', 9), regret], asOf)).toMatchObject([{ interest: 0, owned: true }]);
    }
  });

  it('takes an item for unwanted that was disliked or dismissed, until it is liked, bought or put into the cart', () => {
    for (const no of ['dislike', 'dismissed'] as const) {
      const turnedDown = [event('ada', 'view', 'a', 9), event('ada', no, 'a', 5)];
      expect(foldHistory(turnedDown, asOf)).toMatchObject([{ item: 'a', interest: 0, owned: false, unwanted: true }]);
      for (const yes of ['like', 'cart', 'purchase'] as const) {
        expect(foldHistory([...turnedDown, event('ada', yes, 'a', 3)], asOf)).toMatchObject([{ unwanted: false }]);
        expect(foldHistory([...turnedDown, event('ada', yes, 'a', 5)], asOf)).toMatchObject([{ unwanted: true }]);
        expect(foldHistory([...turnedDown, event('ada', yes, 'a', 8)], asOf)).toMatchObject([{ unwanted: true }]);
      }
      expect(foldHistory([...turnedDown, event('ada', 'view', 'a', 1)], asOf)).toMatchObject([{ unwanted: true }]);
    }
  });

  it('hears the newer of a like and a dislike, and less in a question than in a like', () => {
    const interestIn = (...history: Interaction[]) => foldHistory(history, asOf)[0]!.interest;
    const liked = interestIn(event('ada', 'like', 'a', 1));
    expect(liked).toBeGreaterThan(interestIn(event('ada', 'asked', 'a', 1)));
    expect(interestIn(event('ada', 'asked', 'a', 1))).toBeGreaterThan(interestIn(event('ada', 'view', 'a', 1)));
    expect(interestIn(event('ada', 'dislike', 'a', 5), event('ada', 'like', 'a', 1))).toBe(liked);
    expect(interestIn(event('ada', 'like', 'a', 5), event('ada', 'dislike', 'a', 1))).toBe(0);
    expect(interestIn(event('ada', 'purchase', 'a', 9), event('ada', 'dislike', 'a', 1))).toBe(0);
  });

  it('leaves out searches without an item and what happens later', () => {
    expect(foldHistory([event('ada', 'search', null, 3), event('ada', 'view', 'a', -1)], asOf)).toEqual([]);
  });

  it('gives the same for the same events, in whatever order the rows come', () => {
    const positions = new Map([...'abc'].map((id, k) => [id, k]));
    fc.assert(
      fc.property(shuffled, ([events, others]) => {
        expect(foldHistory(others, asOf)).toEqual(foldHistory(events, asOf));
        expect(foldHistories(others, positions, asOf)).toEqual(foldHistories(events, positions, asOf));
      }),
    );
  });

  it('is not moved by the future, nor by an event that is there twice', () => {
    fc.assert(
      fc.property(anyEvents, anyEvents, (events, more) => {
        const later = more.map((each) => ({ ...each, at: daysAgo(-1) }));
        expect(foldHistory([...later, ...events, ...events], asOf)).toEqual(foldHistory(events, asOf));
      }),
    );
  });

  it('gives each item once, with a number of at least 0, and never an interest in what only speaks against it', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const touches = foldHistory(events, asOf);
        expect(new Set(touches.map(({ item }) => item)).size).toBe(touches.length);
        for (const { item, interest, at, sign, unwanted } of touches) {
          expect(interest).toSatisfy((value: number) => Number.isFinite(value) && value >= 0);
          const types = new Set(events.filter((each) => each.item === item && each.at <= asOf).map(({ type }) => type));
          expect(types).toContain(sign);
          expect(events.some((each) => each.item === item && each.at.getTime() === at)).toBe(true);
          if (unwanted) expect(types.has('dislike') || types.has('dismissed')).toBe(true);
          if ([...types].every((type) => ['return', 'dislike', 'dismissed'].includes(type))) expect(interest).toBe(0);
        }
      }),
    );
  });
});
