import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historiesOfEvents, historiesOfTransactions } from '../../../../recommender/mining/segments/purchase-history.js';
import { rfmScale, rfmScores } from '../../../../recommender/mining/segments/rfm-scale.js';
import { rfmSegments } from '../../../../recommender/mining/segments/rfm-segments.js';
import { scoresInWords, segmentFor, segments, valueScore } from '../../../../recommender/mining/segments/segment-rules.js';
import { asOf, daysAgo, event, shuffled } from '../../tiny-shop.js';

const buyer = fc.record({
  recency: fc.integer({ min: 0, max: 5 }),
  frequency: fc.integer({ min: 1, max: 4 }),
  monetary: fc.integer({ min: 0, max: 5 }),
});

describe('scores of recency, frequency and spending', () => {
  it('say how many fifths of the customers are worse, the same for the same customer', () => {
    fc.assert(
      fc.property(fc.array(buyer, { minLength: 1, maxLength: 30 }), (customers) => {
        const scale = rfmScale(customers)!;
        for (const customer of customers) {
          const scores = rfmScores(scale, customer);
          const worse = (isWorse: (other: typeof customer) => boolean) => customers.filter(isWorse).length / customers.length;
          const byHand = (share: number, differ: boolean) => (differ ? 1 + Math.min(4, Math.floor(5 * share + 1e-9)) : 3);
          const differ = (of: (other: typeof customer) => number) => new Set(customers.map(of)).size > 1;
          const spent = (other: typeof customer) => other.frequency * other.monetary;
          expect(scores).toEqual({
            recency: byHand(
              worse((other) => other.recency > customer.recency),
              differ((other) => other.recency),
            ),
            frequency: byHand(
              worse((other) => other.frequency < customer.frequency),
              differ((other) => other.frequency),
            ),
            spent: byHand(
              worse((other) => spent(other) < spent(customer)),
              differ(spent),
            ),
          });
        }
      }),
    );
  });

  it('are all in the middle for a single customer', () => {
    const only = { recency: 400, frequency: 1, monetary: 5 };
    expect(rfmScores(rfmScale([only])!, only)).toEqual({ recency: 3, frequency: 3, spent: 3 });
    expect(rfmScale([])).toBeUndefined();
  });
});

describe('kinds of customer', () => {
  it('cover every pair of scores once', () => {
    const scores = [1, 2, 3, 4, 5];
    for (const recency of scores) {
      for (const value of scores) {
        const fitting = segments.filter(
          (segment) =>
            recency >= segment.recency[0] && recency <= segment.recency[1] && value >= segment.value[0] && value <= segment.value[1],
        );
        expect(fitting.map(({ name }) => name)).toHaveLength(1);
      }
    }
  });

  it.each([
    [{ recency: 5, frequency: 5, spent: 5 }, 'Champions', 'recency 5, value 4–5'],
    [{ recency: 5, frequency: 1, spent: 2 }, 'New', 'recency 5, value 1'],
    [{ recency: 1, frequency: 5, spent: 5 }, "Can't lose them", 'recency 1–2, value 5'],
    [{ recency: 2, frequency: 4, spent: 5 }, 'At risk', 'recency 1–2, value 3–4'],
    [{ recency: 1, frequency: 1, spent: 1 }, 'Lost', 'recency 1, value 1–2'],
  ])('take %j for %s', (scores, name, words) => {
    expect(segmentFor(scores)).toMatchObject({ name });
    expect(scoresInWords(segmentFor(scores))).toBe(words);
  });

  it('count the mean of frequency and spending, rounded down', () => {
    expect(valueScore({ recency: 1, frequency: 5, spent: 4 })).toBe(4);
  });
});

describe('histories', () => {
  it('take all purchases of a day for one order, and what was sent back for a return', () => {
    const events = [
      event('ada', 'purchase', 'a', 3, 1000),
      event('ada', 'purchase', 'b', 3, 500),
      event('ada', 'purchase', 'c', 1, 250),
      event('ada', 'return', 'a', 2, 1000),
      event('ada', 'purchase', 'd', -5, 9900),
      event('bob', 'view', 'a', 1),
    ];
    expect(historiesOfEvents(events, asOf)).toEqual([
      {
        customer: 'ada',
        orders: [
          { at: daysAgo(3), amount: 15 },
          { at: daysAgo(1), amount: 2.5 },
        ],
        returns: 1,
      },
    ]);
  });

  it('take off what was sent back on the same day, and count days of nothing else as no order', () => {
    const line = (ago: number, amount: number) => ({ at: daysAgo(ago).getTime(), amount, quantity: 1 });
    const byCustomer = new Map([
      ['ada', [line(4, 10), line(4, -3), line(2, -3), line(1, 5), line(1, -5), line(0, 0)]],
      ['bob', [line(3, -2)]],
    ]);
    expect(historiesOfTransactions({ byCustomer }, asOf)).toEqual([
      {
        customer: 'ada',
        orders: [
          { at: daysAgo(4), amount: 7 },
          { at: daysAgo(0), amount: 0 },
        ],
        returns: 3,
      },
      { customer: 'bob', orders: [], returns: 1 },
    ]);
  });

  it('of transactions know nothing of the future', () => {
    const line = (ago: number, amount: number) => ({ at: daysAgo(ago).getTime(), amount, quantity: 1 });
    const byCustomer = new Map([
      ['ada', [line(4, 10), line(-1, 99)]],
      ['bob', [line(-2, 5)]],
    ]);
    expect(historiesOfTransactions({ byCustomer }, asOf)).toEqual([
      { customer: 'ada', orders: [{ at: daysAgo(4), amount: 10 }], returns: 0 },
    ]);
  });
});

describe('segments of customers', () => {
  const events = Array.from({ length: 40 }, (_, k) =>
    Array.from({ length: 1 + (k % 5) }, (_, n) => event(`c${k}`, 'purchase', `item ${n}`, 3 + 9 * k + 40 * n, 500 + 100 * (k % 7))),
  ).flat();
  const divided = (of: typeof events) => rfmSegments(historiesOfEvents(of, asOf), asOf);

  it('add up to all customers and all money', () => {
    const { segments: kinds, customers, grid, assignments } = divided(events);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(customers).toBe(40);
    expect(sum(kinds.map((kind) => kind.customers))).toBe(40);
    expect(sum(kinds.map((kind) => kind.share))).toBeCloseTo(1, 12);
    expect(sum(kinds.map((kind) => kind.shareOfSpent))).toBeCloseTo(1, 12);
    expect(sum(grid.map((cell) => cell.customers))).toBe(40);
    expect(sum(kinds.map((kind) => kind.spent))).toBeCloseTo(sum(assignments.map(({ spent }) => spent)), 6);
  });

  it('do not change with the order of the events', () => {
    expect(divided(shuffled(events, 3))).toEqual(divided(events));
  });

  it('leave out who never bought, and count them', () => {
    const sentBack = [...events, event('nobody', 'return', 'x', 5, 100)];
    expect(divided(sentBack)).toMatchObject({ customers: 40, withoutOrders: 1 });
    expect(() => divided([])).toThrow('Nobody has bought anything');
  });
});
