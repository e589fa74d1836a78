import { describe, expect, it } from 'vitest';
import { behaviourFacts } from '../../../recommender/behaviour/behaviour-facts.js';
import { churnFacts } from '../../../recommender/churn/churn-facts.js';
import { churnFeatures } from '../../../recommender/churn/churn-features.js';
import { asOf, event } from '../tiny-shop.js';

const history = [
  event('ada', 'purchase', 'a', 100, 1000),
  event('ada', 'purchase', 'b', 100.01, 500),
  event('ada', 'return', 'b', 95),
  event('ada', 'view', 'c', 80),
  event('ada', 'view', 'd', 50),
  event('ada', 'rating', 'a', 50, 2),
  event('ada', 'purchase', 'c', 40, 2500),
  event('ada', 'view', 'd', 10),
  event('ada', 'search', null, 10),
  event('ada', 'cart', 'c', 40.01),
  event('ada', 'cart', 'd', 50),
  event('ada', 'dislike', 'd', 50),
];

describe('facts of a behaviour', () => {
  it('count orders by day, visits by day, and what went wrong', () => {
    expect(behaviourFacts(history, asOf)).toMatchObject({
      orders: { recency: 40, frequency: 2, monetary: 2000 },
      ordersIn30Days: 0,
      ordersIn90Days: 1,
      ordersIn365Days: 2,
      silence: 10,
      visitsIn30Days: 1,
      visitsIn60DaysBefore: 3,
      viewsIn30Days: 1,
      viewsIn60DaysBefore: 2,
      returns: 1,
      lowRatings: 1,
      abandonedCarts: 1,
      dislikes: 1,
    });
    expect(behaviourFacts(history, asOf)!.orderGap).toBeCloseTo(60, 1);
  });

  it('know nothing of what comes after their day', () => {
    const future = [event('ada', 'purchase', 'z', -2, 100), event('ada', 'rating', 'z', -3, 1)];
    expect(behaviourFacts([...future, ...history], asOf)).toEqual(behaviourFacts(history, asOf));
    expect(behaviourFacts(future, asOf)).toBeUndefined();
  });

  it('make finite features even of a single event', () => {
    for (const type of ['view', 'purchase', 'return', 'rating'] as const) {
      expect(churnFeatures(churnFacts([event('ada', type, 'a', 0)], asOf)!).every(Number.isFinite)).toBe(true);
    }
  });
});
