import { describe, expect, it } from 'vitest';
import { rfm } from '../../../recommender/behaviour/rfm.js';
import { asOf, daysAgo } from '../tiny-shop.js';

describe('recency, frequency and monetary value', () => {
  it('fold the purchases up to a day and ignore those after it', () => {
    const purchases = [
      { amount: 1000, at: daysAgo(10) },
      { amount: 3000, at: daysAgo(4) },
      { amount: 9000, at: daysAgo(-1) },
    ];
    expect(rfm(purchases, asOf)).toEqual({ recency: 4, frequency: 2, monetary: 2000 });
  });

  it('know a customer who has not bought yet', () => {
    expect(rfm([], asOf)).toEqual({ recency: Number.POSITIVE_INFINITY, frequency: 0, monetary: 0 });
  });
});
