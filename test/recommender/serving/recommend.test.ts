import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interaction } from '../../../recommender/behaviour/events.js';
import { foldHistory } from '../../../recommender/behaviour/history.js';
import { indexContent } from '../../../recommender/content/content-index.js';
import { als } from '../../../recommender/recommenders/als.js';
import { fitRecommender } from '../../../recommender/recommenders/fit.js';
import { positionsOf } from '../../../recommender/recommenders/model.js';
import { recommend } from '../../../recommender/serving/recommend.js';
import type { OfferedItem, PriceRange, RecommendationRequest, Unwanted } from '../../../recommender/serving/request.js';
import { eventTypes } from '../../../store/schema.js';
import { twoTastes } from '../recommenders/some-trails.js';
import { asOf, catalogue, daysAgo, event, items, offered, tinyShop } from '../tiny-shop.js';

const model = fitRecommender(tinyShop(), catalogue, { asOf });
const knowledgeOf = (offer: readonly OfferedItem[]) => ({ model, content: indexContent(offer, new Map()) });
const known = knowledgeOf(catalogue);
const ask = (request: Partial<RecommendationRequest>, knowledge = known) =>
  recommend(knowledge, { history: [], count: 5, asOf, ...request });

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
        const stocked = knowledgeOf(catalogue.map((item) => ({ ...item, in_stock: !soldOut.includes(item.id) })));
        const ids = ask({ history, exclude: new Set(exclude), count: 100 }, stocked).map(({ itemId, score }) => {
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
          for (const { did, itemId } of 'deeds' in reason ? reason.deeds : []) {
            const types = history.filter(({ item, at }) => item === itemId && at <= asOf).map(({ type }) => type);
            const fitting = {
              bought: ['purchase'],
              rated: ['rating'],
              liked: ['like'],
              viewed: ['view', 'search', 'cart'],
              asked: ['asked'],
            };
            expect(types.some((type) => fitting[did].includes(type))).toBe(true);
          }
        }
      }),
    );
  });

  it('stays with the taste of what was bought last', () => {
    const recommended = ask({ history: [event('ada', 'purchase', 'space-3', 40), event('ada', 'purchase', 'crime-2', 2)] });
    expect(recommended[0]).toMatchObject({ itemId: 'crime-3', reason: { kind: 'because', deeds: [{ did: 'bought', itemId: 'crime-2' }] } });
    expect(ask({ history: [event('ada', 'purchase', 'crime-2', 40), event('ada', 'purchase', 'space-3', 2)] })[0]!.itemId).toMatch(
      /^space/,
    );
  });

  it('tells whoever names a subject of no deed that has nothing in common with the item but its buyers', () => {
    const buyers = Array.from({ length: 40 }, (_, c) =>
      ['crime-1', 'baking-1'].map((item, k) => event(`both-${c}`, 'purchase', item, 9 - k)),
    );
    const mixed = { ...known, model: fitRecommender([...tinyShop(), ...buyers.flat()], catalogue, { asOf }) };
    const reasonFor = (request: Partial<RecommendationRequest>) =>
      ask({ history: [event('ada', 'purchase', 'crime-1', 2)], count: 30, ...request }, mixed).find(({ itemId }) => itemId === 'baking-1')!
        .reason;
    expect(reasonFor({})).toEqual({ kind: 'because', deeds: [{ did: 'bought', itemId: 'crime-1' }] });
    expect(reasonFor({ subjects: ['baking'] })).toEqual({ kind: 'popular_in_subject', subject: 'baking' });
  });

  it('does not recommend an item because of itself, whatever the model makes of it', () => {
    const offer = catalogue.slice(0, 12);
    const parameters = { factors: 4, unseen: 0.1, ridge: 0.01 };
    const factors = { name: 'als', parameters, weight: 1, fitted: als.fit(twoTastes(40, 12), parameters) };
    const ids = offer.map(({ id }) => id);
    const knowledge = { ...knowledgeOf(offer), model: { ...model, items: ids, positions: positionsOf(ids), parts: [factors] } };
    for (const { itemId, reason } of ask({ history: [event('ada', 'asked', 'crime-2', 1)], count: 12 }, knowledge)) {
      expect(reason).not.toMatchObject({ deeds: [{ itemId }] });
    }
  });

  it('does not let an item that was returned or rated one star speak', () => {
    const bought = event('ada', 'purchase', 'crime-2', 20);
    for (const regret of [event('ada', 'return', 'crime-2', 10), event('ada', 'rating', 'crime-2', 10, 1)]) {
      expect(ask({ history: [bought, regret] }).map(({ reason }) => reason.kind)).not.toContain('because');
    }
  });

  it('does not name again what was disliked or dismissed, nor takes it for a reason', () => {
    for (const no of ['dislike', 'dismissed'] as const) {
      const history = [event('ada', 'like', 'crime-2', 9), event('ada', no, 'crime-3', 1)];
      const found = ask({ history, count: 30 });
      expect(found.map(({ itemId }) => itemId)).not.toContain('crime-3');
      expect(found[0]!.reason).toEqual({ kind: 'because', deeds: [{ did: 'liked', itemId: 'crime-2' }] });
    }
  });

  it('keeps to the creators that are named', () => {
    const kinds = ask({ creators: ['Cora Crime', 'Ann Both'], count: 30 }).map(({ itemId }) => itemId.split('-')[0]);
    expect(new Set(kinds)).toEqual(new Set(['crime', 'baking']));
    expect(ask({ creators: ['Cora Crime'], kind: 'course' })).toEqual([]);
  });

  it('keeps to a range of prices, to the cent', () => {
    const prices = (price: PriceRange) => ask({ price, count: 30 }).map(({ itemId }) => items.get(itemId)!.price_cents);
    expect(new Set(prices({ to: 1500 }))).toEqual(new Set([900, 1500]));
    expect(new Set(prices({ to: 1499 }))).toEqual(new Set([900]));
    expect(new Set(prices({ from: 901, to: 4899 }))).toEqual(new Set([1500]));
    expect(prices({ to: 899 })).toEqual([]);
  });

  it('compares prices in the currency that is named where the shop has prices in it', () => {
    const dollars = offered('imported', { currency: 'USD', price_cents: 950 });
    const found = ask({ price: { to: 1000, currency: 'USD' }, count: 30 }, knowledgeOf([...catalogue, dollars]));
    expect(found.map(({ itemId }) => itemId)).toEqual(['imported']);
    expect(ask({ price: { to: 1000, currency: 'USD' }, count: 30 })).toHaveLength(12);
  });

  it('keeps to languages, and leaves out creators and subjects that are not wanted', () => {
    const german = knowledgeOf([...catalogue, offered('krimi', { language: 'de-AT', subjects: ['crime'], creators: ['Cora Crime'] })]);
    expect(ask({ languages: ['de'] }, german).map(({ itemId }) => itemId)).toEqual(['krimi']);
    const left = (without: Unwanted) => new Set(ask({ without, count: 30 }, german).map(({ itemId }) => itemId.split('-')[0]));
    expect(left({ creators: ['Cora Crime'] })).toEqual(new Set(['space', 'baking']));
    expect(left({ subjects: ['science', 'baking'] })).toEqual(new Set(['crime', 'krimi']));
  });

  it('puts what is in a language that the customer reads first, as far as that is known', () => {
    const sold = tinyShop().concat(...Array.from({ length: 60 }, (_, c) => event(`fan-${c}`, 'purchase', 'roman', 1)));
    const offer = [...catalogue, offered('roman', { language: 'fr', subjects: ['crime'] })];
    const french = { model: fitRecommender(sold, offer, { asOf }), content: indexContent(offer, new Map()) };
    const first = (request: Partial<RecommendationRequest>) => ask({ subjects: ['crime'], count: 3, ...request }, french)[0]!.itemId;
    expect(first({})).toBe('roman');
    expect(first({ reads: ['fr-CA'] })).toBe('roman');
    expect(first({ reads: ['en'] })).toMatch(/^crime-/);
    expect(first({ reads: ['en'], languages: ['fr'] })).toBe('roman');
    expect(first({ reads: ['zh'] })).toBe('roman');
    expect(first({ reads: ['zh'], history: [event('ada', 'view', 'space-1', 3)] })).toMatch(/^crime-/);
  });

  it('chooses among the items it is given', () => {
    expect(new Set(ask({ only: new Set(['space-1', 'baking-2', 'no-such-item']) }).map(({ itemId }) => itemId))).toEqual(
      new Set(['space-1', 'baking-2']),
    );
  });

  it('gives a new customer what is popular', () => {
    const sold = tinyShop().concat(...Array.from({ length: 60 }, (_, c) => event(`fan-${c}`, 'purchase', 'baking-4', 1)));
    const popular = ask({ count: 3 }, { ...known, model: fitRecommender(sold, catalogue, { asOf }) });
    expect(popular).toHaveLength(3);
    expect(popular[0]).toMatchObject({ itemId: 'baking-4', reason: { kind: 'popular' } });
  });

  it('does not ask the behaviour of a customer who looks for something for somebody else', () => {
    const history = [event('ada', 'purchase', 'crime-2', 2)];
    const reasons = ask({ history, forSomebodyElse: true }).map(({ reason }) => reason.kind);
    expect(new Set(reasons)).toEqual(new Set(['popular']));
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

  it('recommends again what is used up', () => {
    const coffee = offered('coffee', { kind: 'goods', consumable: true });
    const history = [event('ada', 'purchase', 'coffee', 30), event('ada', 'purchase', 'crime-1', 20)];
    const ids = ask({ history, count: 40 }, knowledgeOf([...catalogue, coffee])).map(({ itemId }) => itemId);
    expect(ids).toContain('coffee');
    expect(ids).not.toContain('crime-1');
  });

  it('recommends what nobody has touched yet to somebody who likes its kind, and says why', () => {
    const newcomer = offered('novelty', { subjects: ['space'], creators: ['Space Crew'], price_cents: 1500 });
    const grown = knowledgeOf([...catalogue, newcomer]);
    const history = Array.from({ length: 12 }, (_, k) => event('ada', 'purchase', `space-${k + 1}`, 20 - k));
    expect(ask({ history, count: 3 }, grown)[0]).toMatchObject({
      itemId: 'novelty',
      reason: { kind: 'because', deeds: [{ did: 'bought', itemId: 'space-12' }, { did: 'bought' }] },
    });
    const gardening = knowledgeOf([...catalogue, offered('garden', { subjects: ['gardening'] })]);
    expect(ask({ subjects: ['gardening'] }, gardening)[0]).toMatchObject({
      itemId: 'garden',
      reason: { kind: 'on_subject', subject: 'gardening' },
    });
    expect(ask({ only: new Set(['garden']) }, gardening)[0]!.reason).toEqual({ kind: 'undiscovered' });
  });

  it('holds a dislike against what is like the item, at once, and takes it back when the customer does', () => {
    const crimeAhead = (history: Interaction[]) => ask({ history, count: 30 }).findIndex(({ itemId }) => itemId.startsWith('crime'));
    const disliked = [event('ada', 'view', 'space-1', 3), event('ada', 'dislike', 'crime-1', 2)];
    expect(ask({ history: disliked, count: 12 }).filter(({ itemId }) => itemId.startsWith('crime'))).toEqual([]);
    expect(crimeAhead([...disliked, event('ada', 'like', 'crime-1', 1)])).toBe(0);
  });

  it('finds what is like an item that is named, and says so', () => {
    const [first] = ask({ like: ['baking-1'], history: [event('ada', 'purchase', 'crime-2', 2)] });
    expect(first).toMatchObject({ itemId: expect.stringMatching(/^baking/), reason: { kind: 'like', itemId: 'baking-1' } });
  });

  it('finds by words of titles and descriptions, in Chinese too', () => {
    const winter = offered('winter', { title: 'A Journey in Winter', description: 'Skis, huts and a lost glove.' });
    const fog = offered('fog', { title: '雾中的灯塔', description: '一桩发生在海岛上的命案。', language: 'zh' });
    const offer = knowledgeOf([...catalogue, winter, fog]);
    expect(ask({ words: 'something with skis' }, offer)[0]).toMatchObject({ itemId: 'winter', reason: { kind: 'asked_for' } });
    expect(ask({ words: '海岛上的案子' }, offer)[0]!.itemId).toBe('fog');
  });

  it('prefers what has all of several subjects', () => {
    const both = offered('both', { subjects: ['crime', 'space'] });
    expect(ask({ subjects: ['space', 'crime'] }, knowledgeOf([...catalogue, both]))[0]!.itemId).toBe('both');
  });

  it('prefers the cheaper ones where that is wished', () => {
    const cheap = offered('cheap', { price_cents: 300 });
    expect(ask({ cheap: true }, knowledgeOf([...catalogue, cheap]))[0]!.itemId).toBe('cheap');
  });

  it('is not moved by what happens after the day it is asked for', () => {
    const history = [event('ada', 'purchase', 'crime-2', 2)];
    expect(ask({ history: [...history, event('ada', 'purchase', 'space-3', -1)] })).toEqual(ask({ history }));
  });

  it('answers from a shop without events, with one item, or with none', () => {
    const fitted = (events: Interaction[], offer: readonly OfferedItem[]) => ({
      model: fitRecommender(events, offer, { asOf }),
      content: indexContent(offer, new Map()),
    });
    expect(ask({ count: 4 }, fitted([], catalogue))).toHaveLength(4);
    const history = [event('ada', 'purchase', 'crime-1', 3)];
    const one = fitted(history, catalogue.slice(0, 1));
    expect(ask({}, one).map(({ itemId }) => itemId)).toEqual(['crime-1']);
    expect(ask({ history }, one)).toEqual([]);
    expect(ask({ history, words: 'anything', like: ['gone'] }, fitted([], []))).toEqual([]);
  });
});

describe('what builds on something', () => {
  const course = (n: number, before: string[] = []) =>
    offered(`statistics-${n}`, { kind: 'course', subjects: ['statistics'], creators: ['Ana'], prerequisites: before });
  const offer = knowledgeOf([
    ...catalogue,
    course(3, ['statistics-2']),
    course(2, ['statistics-1']),
    course(1),
    course(4, ['not-sold-here']),
  ]);

  it('comes when its prerequisites are had, first where that is wished, and says so', () => {
    const [first] = ask({ kind: 'course', next: true, history: [event('ada', 'purchase', 'statistics-1', 90)] }, offer);
    expect(first).toMatchObject({ itemId: 'statistics-2', reason: { kind: 'goes_on', itemId: 'statistics-1' } });
  });

  it('comes after everything else where a prerequisite is lacking, its beginning in its place', () => {
    const likesAdvanced = [event('ada', 'like', 'statistics-3', 1)];
    const found = ask({ kind: 'course', history: likesAdvanced, count: 30 }, offer).map(({ itemId }) => itemId);
    expect(found[0]).toBe('statistics-1');
    expect(new Set(found.slice(-2))).toEqual(new Set(['statistics-2', 'statistics-3']));
  });

  it('counts what the customer says to have', () => {
    const [first] = ask({ kind: 'course', next: true, has: ['statistics-2', 'statistics-1'] }, offer);
    expect(first).toMatchObject({ itemId: 'statistics-3', reason: { kind: 'goes_on', itemId: 'statistics-2' } });
  });

  it('ends though courses build on each other in a circle', () => {
    const circle = knowledgeOf([course(1, ['statistics-2']), course(2, ['statistics-1'])]);
    expect(ask({}, circle)).toHaveLength(2);
  });
});
