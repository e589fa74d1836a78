import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interaction } from '../../../recommender/behaviour/events.js';
import { foldHistory } from '../../../recommender/behaviour/history.js';
import { fitRecommender } from '../../../recommender/recommenders/fit.js';
import { type RecommendationRequest, recommend } from '../../../recommender/serving/recommend.js';
import { eventTypes } from '../../../store/schema.js';
import { asOf, catalogue, daysAgo, event, items, tinyShop } from '../tiny-shop.js';

const model = fitRecommender(tinyShop(), catalogue, { asOf });
const ask = (request: Partial<RecommendationRequest>) => recommend(model, { history: [], items, count: 5, asOf, ...request });

const anyEvent: fc.Arbitrary<Interaction> = fc.record({
  customer: fc.constant('somebody'),
  item: fc.option(fc.constantFrom(...items.keys(), 'no-such-item')),
  type: fc.constantFrom(...eventTypes),
  value: fc.option(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constant(Number.NaN))),
  at: fc.date({ min: new Date(0), max: daysAgo(-30), noInvalidDate: false }),
});
const has = (history: readonly Interaction[]) =>
  history.filter(({ type, at }) => ['purchase', 'rating', 'return'].includes(type) && at <= asOf).map(({ item }) => item);

describe('recommending', () => {
  it('never names what the customer has, what is excluded or out of stock, or anything twice, and every score is a number', () => {
    const excluded = fc.uniqueArray(fc.constantFrom(...items.keys()));
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), excluded, excluded, (history, exclude, soldOut) => {
        const stocked = new Map(catalogue.map((item) => [item.id, { ...item, in_stock: !soldOut.includes(item.id) }]));
        const ids = ask({ history, items: stocked, exclude: new Set(exclude), count: 100 }).map(({ itemId, score }) => {
          expect(score).toSatisfy(Number.isFinite);
          return itemId;
        });
        const turnedDown = foldHistory(history, asOf).flatMap(({ item, unwanted }) => (unwanted ? item : []));
        const forbidden = new Set([...has(history), ...turnedDown, ...exclude, ...soldOut]);
        expect(ids.filter((id) => forbidden.has(id))).toEqual([]);
        expect(new Set(ids).size).toBe(catalogue.filter(({ id }) => !forbidden.has(id)).length);
      }),
    );
  });

  it('names what the customer did as the reason, and calls bought only what was bought', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (history) => {
        for (const { reason } of ask({ history, count: 30 })) {
          if (!('itemId' in reason)) continue;
          const deeds = history.filter(({ item, at }) => item === reason.itemId && at <= asOf).map(({ type }) => type);
          const fitting = {
            because_bought: ['purchase'],
            because_rated: ['rating', 'like'],
            because_viewed: ['view', 'search', 'cart', 'asked'],
          };
          expect(deeds.some((type) => fitting[reason.kind].includes(type))).toBe(true);
        }
      }),
    );
  });

  it('stays with the taste of what was bought last', () => {
    const recommended = ask({ history: [event('ada', 'purchase', 'space-3', 40), event('ada', 'purchase', 'crime-2', 2)] });
    expect(recommended[0]).toMatchObject({ itemId: 'crime-3', reason: { kind: 'because_bought', itemId: 'crime-2' } });
    expect(ask({ history: [event('ada', 'purchase', 'crime-2', 40), event('ada', 'purchase', 'space-3', 2)] })[0]!.itemId).toMatch(
      /^space/,
    );
  });

  it('does not let an item that was returned or rated one star speak', () => {
    const bought = event('ada', 'purchase', 'crime-2', 20);
    for (const regret of [event('ada', 'return', 'crime-2', 10), event('ada', 'rating', 'crime-2', 10, 1)]) {
      expect(ask({ history: [bought, regret] }).map(({ reason }) => reason.kind)).not.toContain('because_bought');
    }
  });

  it('does not name again what was disliked or dismissed, nor takes it for a reason', () => {
    for (const no of ['dislike', 'dismissed'] as const) {
      const history = [event('ada', 'like', 'crime-2', 9), event('ada', no, 'crime-3', 1)];
      const found = ask({ history, count: 30 });
      expect(found.map(({ itemId }) => itemId)).not.toContain('crime-3');
      expect(found[0]).toMatchObject({ itemId: 'crime-4', reason: { itemId: 'crime-2' } });
    }
  });

  it('keeps to the creators that are named', () => {
    const kinds = ask({ creators: ['Cora Crime', 'Ann Both'], count: 30 }).map(({ itemId }) => itemId.split('-')[0]);
    expect(new Set(kinds)).toEqual(new Set(['crime', 'baking']));
    expect(ask({ creators: ['Cora Crime'], kind: 'course' })).toEqual([]);
  });

  it('keeps to a budget, to the cent', () => {
    const dearest = (budget: number) => Math.max(...ask({ budget, count: 30 }).map(({ itemId }) => items.get(itemId)!.price_cents));
    expect([dearest(1500), dearest(1499)]).toEqual([1500, 900]);
    expect(ask({ budget: 899 })).toEqual([]);
  });

  it('gives a new customer what is popular', () => {
    const sold = tinyShop().concat(...Array.from({ length: 60 }, (_, c) => event(`fan-${c}`, 'purchase', 'baking-4', 1)));
    const popular = recommend(fitRecommender(sold, catalogue, { asOf }), { history: [], items, count: 3, asOf });
    expect(popular).toHaveLength(3);
    expect(popular[0]).toMatchObject({ itemId: 'baking-4', reason: { kind: 'popular' } });
  });

  it('keeps to kind and subjects, and says which subject something is popular in', () => {
    const history = [event('ada', 'purchase', 'crime-2', 2)];
    expect(ask({ history, kind: 'course' }).map(({ itemId }) => items.get(itemId)!.kind)).toEqual(new Array(5).fill('course'));
    const science = ask({ history, subjects: ['science', 'cooking'] });
    expect(science).toHaveLength(5);
    expect(science.every(({ itemId }) => itemId.startsWith('space'))).toBe(true);
    expect(science[0]!.reason).toEqual({ kind: 'popular_in_subject', subject: 'science' });
    expect(ask({ subjects: ['gardening'] })).toEqual([]);
  });

  it('still finds items that came into the catalogue after the fit', () => {
    const newcomer = { id: 'garden-1', kind: 'book' as const, creators: [], subjects: ['gardening'], price_cents: 900, in_stock: true };
    const grown = new Map(items).set(newcomer.id, newcomer);
    expect(ask({ items: grown, subjects: ['gardening'] })).toEqual([
      { itemId: 'garden-1', score: 0, reason: { kind: 'popular_in_subject', subject: 'gardening' } },
    ]);
  });

  it('is not moved by what happens after the day it is asked for', () => {
    const history = [event('ada', 'purchase', 'crime-2', 2)];
    expect(ask({ history: [...history, event('ada', 'purchase', 'space-3', -1)] })).toEqual(ask({ history }));
  });

  it('answers from a shop without events, with one item, or with none', () => {
    const knowsNothing = fitRecommender([], catalogue, { asOf });
    expect(recommend(knowsNothing, { history: [], items, count: 4, asOf })).toHaveLength(4);
    const one = fitRecommender([event('ada', 'purchase', 'crime-1', 3)], catalogue.slice(0, 1), { asOf });
    const request = { items: new Map([['crime-1', items.get('crime-1')!]]), count: 4, asOf };
    expect(recommend(one, { ...request, history: [] }).map(({ itemId }) => itemId)).toEqual(['crime-1']);
    expect(recommend(one, { ...request, history: [event('ada', 'purchase', 'crime-1', 3)] })).toEqual([]);
    expect(recommend(fitRecommender([], [], { asOf }), { history: [], items: new Map(), count: 4, asOf })).toEqual([]);
  });
});
