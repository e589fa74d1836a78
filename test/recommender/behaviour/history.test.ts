import { describe, expect, it } from 'vitest';
import { foldHistory } from '../../../recommender/behaviour/history.js';
import { asOf, daysAgo, event } from '../tiny-shop.js';

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

  it('leaves out searches without an item and what happens later', () => {
    expect(foldHistory([event('ada', 'search', null, 3), event('ada', 'view', 'a', -1)], asOf)).toEqual([]);
  });
});
