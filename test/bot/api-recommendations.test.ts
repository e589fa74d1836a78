import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventRoutes } from '../../bot/api/events.js';
import { recommendationRoutes } from '../../bot/api/recommendations.js';
import { openCatalogue } from '../../bot/catalogue.js';
import { openContent } from '../../bot/content.js';
import { openLiveModels } from '../../bot/live-models.js';
import { createPersonal } from '../../bot/personal.js';
import { usualSignals } from '../../recommender/behaviour/signals.js';
import { learnRecommender } from '../../workers/learning/recommender.js';
import { type Api, serveRoutes } from '../support/api.js';
import { log } from '../support/queues.js';
import { openShop, today } from '../support/shop.js';
import { type FreshStore, freshStore } from '../support/store.js';

interface Recommended {
  id: string;
  title: string;
  reason: string;
}

const now = () => today;
/** To whom all texts mean the same. */
const speechless = { weights: 'none', encode: async (texts: readonly string[]) => texts.map(() => new Float32Array(512)) };
const unheard = { subscribe: async () => {}, publish: async () => {}, close: async () => {} };

let db: FreshStore['db'];
let api: Api;
const opened: { close(): void }[] = [];

beforeAll(async () => {
  ({ db } = await freshStore());
  await openShop(db, 120);
  await db.insertInto('customer').values({ id: 'newcomer', name: 'Nora', email: 'nora@example.com', language: 'zh' }).execute();
  const learning = { db, log, now, phrases: '', startEncoder: () => Promise.reject(new Error('not needed')), announce: async () => {} };
  expect(await learnRecommender(learning)).toBe('promoted');
  const live = await openLiveModels(db, unheard, log);
  const catalogue = await openCatalogue(db, log, []);
  const content = await openContent({ db, encoder: speechless, catalogue, log });
  opened.push(content, live, catalogue);
  const personal = createPersonal({ live, content, encoder: speechless, signals: usualSignals, now });
  api = await serveRoutes([...eventRoutes({ db, now }), ...recommendationRoutes({ db, recommendTo: personal.recommendTo })]);
});
afterAll(() => opened.forEach((each) => void each.close()));

async function recommended(query: string): Promise<Recommended[]> {
  const { status, body } = await api.asShop('GET', `/api/recommendations?${query}`);
  expect(status).toBe(200);
  return (body as { recommendations: Recommended[] }).recommendations;
}

let sent = 0;
async function happens(customer: string, type: string, item: string): Promise<void> {
  const events = [{ id: `sent-${++sent}`, customer, type, item, at: today.toISOString(), ...(type === 'rating' && { value: 5 }) }];
  expect((await api.asShop('POST', '/api/events', { events })).body).toMatchObject({ accepted: 1 });
}

const tastes = (found: readonly Recommended[]) => found.map(({ id }) => id.split('-')[0]);

describe('recommendations for the pages of the shop', () => {
  it('follow what has just happened, without a new model', async () => {
    expect((await recommended('customer=newcomer&count=3&language=en')).map(({ reason }) => reason)).toEqual(
      new Array(3).fill('popular with our customers'),
    );
    await happens('newcomer', 'view', 'cooking-3');
    const afterLook = await recommended('customer=newcomer&count=5&language=en');
    expect(tastes(afterLook)).toEqual(new Array(5).fill('cooking'));
    expect(afterLook[0]!.reason).toBe('because you looked at “cooking-3”');
    await happens('newcomer', 'purchase', 'mystery-7');
    const afterPurchase = await recommended('customer=nora@example.com&count=5&language=en');
    expect(tastes(afterPurchase)).toContain('mystery');
    expect(afterPurchase[0]!.reason).toBe('because you bought “mystery-7”');
    expect(afterPurchase.map(({ id }) => id)).not.toContain('mystery-7');
  });

  it.each(['dislike', 'dismissed'])('never show again what got a %s', async (type) => {
    const [first, second] = await recommended('customer=customer-1&count=2');
    await happens('customer-1', type, first!.id);
    const ids = (await recommended('customer=customer-1&count=40')).map(({ id }) => id);
    expect(ids[0]).toBe(second!.id);
    expect(ids).not.toContain(first!.id);
  });

  it('speak the language of the customer, unless another is asked for', async () => {
    const reasonIn = async (query: string) => (await recommended(`customer=newcomer&count=1${query}`))[0]!.reason;
    expect(await reasonIn('')).toMatch(/\p{Script=Han}/u);
    expect(await reasonIn('&language=en-GB')).toMatch(/^because you/);
  });

  it('are what is popular for a visitor, of a kind where one is named', async () => {
    expect(await recommended('count=4')).toHaveLength(4);
    expect(await recommended('count=4&kind=course')).toEqual([]);
  });

  it('go with the item of a page, and leave out what it shows already', async () => {
    const found = await recommended('like=mystery-3&exclude=mystery-4&exclude=mystery-5&count=10&language=en');
    expect(tastes(found).slice(0, 5)).toEqual(new Array(5).fill('mystery'));
    expect(found[0]!.reason).toBe('like “mystery-3”');
    const ids = found.map(({ id }) => id);
    for (const shown of ['mystery-3', 'mystery-4', 'mystery-5']) expect(ids).not.toContain(shown);
  });

  it('keep to the subjects that are named', async () => {
    expect(tastes(await recommended('subject=Cooking&subject=gardening&count=5'))).toEqual(new Array(5).fill('cooking'));
    expect(await recommended('subject=gardening')).toEqual([]);
  });

  it.each([
    ['customer=nobody', 404, 'customer_not_found'],
    ['customer=', 400, 'query_invalid'],
    ['count=0', 400, 'query_invalid'],
    ['count=51', 400, 'query_invalid'],
    ['count=many', 400, 'query_invalid'],
    ['kind=film', 400, 'query_invalid'],
    ['customer=a&customer=b', 400, 'query_invalid'],
    ['customer=%00', 400, 'query_invalid'],
    ['like=nothing', 404, 'item_not_found'],
    ['like=mystery-1&like=nothing', 404, 'item_not_found'],
    ['like=%00', 400, 'query_invalid'],
    [`words=${'x'.repeat(501)}`, 400, 'query_invalid'],
    ['exclude[a]=1', 400, 'query_invalid'],
  ])('are refused for %s with a sentence', async (query, status, code) => {
    const reply = await api.asShop('GET', `/api/recommendations?${query}`);
    expect(reply).toMatchObject({ status, body: { error: { code, message: expect.stringMatching(/\.$/) } } });
  });

  it('are for nobody without the secret', async () => {
    expect((await api.call('GET', '/api/recommendations?customer=newcomer')).status).toBe(401);
  });
});
