import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventRoutes } from '../../bot/api/events.js';
import type { TakenEvents } from '../../bot/take-events.js';
import { createTokens } from '../../bot/tokens.js';
import { eventTypes } from '../../store/schema.js';
import { type Api, serveRoutes, tokens } from '../support/api.js';
import { account } from '../support/desk.js';
import { type FreshStore, freshStore } from '../support/store.js';

const now = new Date('2026-03-10T09:00:00Z');

let db: FreshStore['db'];
let api: Api;

beforeAll(async () => {
  ({ db } = await freshStore());
  api = await serveRoutes(eventRoutes({ db, now: () => now }));
  await db
    .insertInto('customer')
    .values([
      { id: 'ada', name: 'Ada', email: 'ada@example.com' },
      { id: '客户-1', name: 'Li', email: null },
    ])
    .execute();
  const item = (id: string) => ({ id, kind: 'book' as const, title: id, creators: [], subjects: [], price_cents: 900 });
  await db
    .insertInto('item')
    .values([item('emma'), item('水滸傳')])
    .execute();
});
beforeEach(async () => void (await db.deleteFrom('behaviour_event').execute()));

const view = (id: string, more: object = {}) => ({ id, customer: 'ada', item: 'emma', type: 'view', at: '2026-03-09T10:00:00Z', ...more });
const send = (...events: unknown[]) => api.asShop('POST', '/api/events', { events });
const stored = () => db.selectFrom('behaviour_event').selectAll().orderBy('id').execute();
const all = ({ accepted, duplicates, conflicts, rejected }: TakenEvents) => accepted + duplicates + conflicts.length + rejected.length;
const none = { accepted: 0, duplicates: 0, conflicts: [], rejected: [], ignoredFields: [] };

describe('events from the shop', () => {
  it('are stored as an import stores them, of every type', async () => {
    const { status, body } = await send(
      view('e-1'),
      view('e-2', { type: 'purchase', value: 9.5, customer: 'Ada@Example.com' }),
      view('e-3', { type: 'rating', value: '5', at: 1_773_050_400 }),
      { id: 'e-4', customer: 'ada', type: 'search', at: '2026-03-09' },
      ...['cart', 'return', 'like', 'dislike', 'dismissed', 'asked'].map((type, k) => view(`f-${k}`, { type })),
    );
    expect([status, body]).toEqual([200, { ...none, accepted: 10 }]);
    const rows = await stored();
    expect(rows.slice(0, 4)).toEqual([
      { id: 'e-1', customer_id: 'ada', item_id: 'emma', type: 'view', value: null, at: new Date('2026-03-09T10:00:00Z') },
      { id: 'e-2', customer_id: 'ada', item_id: 'emma', type: 'purchase', value: 950, at: new Date('2026-03-09T10:00:00Z') },
      { id: 'e-3', customer_id: 'ada', item_id: 'emma', type: 'rating', value: 5, at: new Date('2026-03-09T10:00:00Z') },
      { id: 'e-4', customer_id: 'ada', item_id: null, type: 'search', value: null, at: new Date('2026-03-09T00:00:00Z') },
    ]);
    expect(rows.slice(4).map(({ type }) => type)).toEqual(['cart', 'return', 'like', 'dislike', 'dismissed', 'asked']);
  });

  it('change nothing when they are sent again, alone or within one batch', async () => {
    expect((await send(view('e-1'), view('e-2'), view('e-1'))).body).toEqual({ ...none, accepted: 2, duplicates: 1 });
    const before = await stored();
    expect((await send(view('e-2'), view('e-1'), view('e-3'))).body).toEqual({ ...none, accepted: 1, duplicates: 2 });
    expect((await stored()).slice(0, 2)).toEqual(before);
  });

  it('stay what they were when another comes with the same id, and the sender is told', async () => {
    const conflict = (index: number, id: string) => ({ index, reason: `another event with the id "${id}" is stored already.` });
    const { body } = await send(view('e-1'), view('e-1', { item: '水滸傳' }));
    expect(body).toEqual({ ...none, accepted: 1, conflicts: [conflict(1, 'e-1')] });
    for (const other of [{ type: 'like' }, { value: 3 }, { at: '2026-03-08T10:00:00Z' }, { customer: '客户-1' }]) {
      expect((await send(view('e-1', other), view('e-1'))).body).toEqual({ ...none, duplicates: 1, conflicts: [conflict(0, 'e-1')] });
    }
    expect(await stored()).toMatchObject([{ id: 'e-1', item_id: 'emma', type: 'view' }]);
  });

  it('without an id are known by customer, item, type and date, as in an import', async () => {
    const { id: _, ...nameless } = view('');
    expect((await send(nameless, nameless, { ...nameless, type: 'cart' })).body).toEqual({ ...none, accepted: 2, duplicates: 1 });
    expect((await send(nameless)).body).toEqual({ ...none, duplicates: 1 });
  });

  it('are refused one by one with a reason, and cost no other', async () => {
    const reasonsOf = [
      [view('r-0', { customer: 'nobody' }), /^customer "nobody" is not known\.$/],
      [view('r-1', { item: 'nothing' }), /^item "nothing" is not known\.$/],
      [view('r-2', { item: undefined }), /^item is missing; only a search may do without\.$/],
      [view('r-3', { type: 'loved' }), /^type must be view, search, .* or asked, not "loved"\.$/],
      [view('r-4', { type: 'rating', value: 11 }), /^value must be 1 to 5 stars, not 11\.$/],
      [view('r-5', { type: 'rating' }), /^value is missing\.$/],
      [view('r-6', { type: 'purchase', value: -1 }), /^value must be an amount/],
      [view('r-7', { at: '2026-03-10T09:06:00Z' }), /^at "2026-03-10T09:06:00\.000Z" lies in the future\.$/],
      [view('r-8', { at: 'yesterday' }), /^at must be a date/],
      [view('r-9', { at: undefined }), /^at is missing\.$/],
      [view('x'.repeat(201)), /^id must be at most 200 characters long/],
      [view('nul\0'), /^id must be text without NUL characters/],
      [view('half \ud800'), /^id must be text without/],
      [view('r-13', { item: { $ne: null } }), /^item must be text, not /],
      [view('r-14', { value: 'NaN' }), /^value must be a number/],
      [view('r-15', { customer: ['ada'] }), /^customer must be text/],
      ['no event', /^The event is not a JSON object\.$/],
      [null, /^The event is not a JSON object\.$/],
      [[view('r-18')], /^The event is not a JSON object\.$/],
    ] as const;
    const { status, body } = await send(...reasonsOf.map(([event]) => event), view('good'));
    expect([status, body]).toEqual([
      200,
      {
        ...none,
        accepted: 1,
        rejected: reasonsOf.map(([, reason], index) => ({ index, reason: expect.stringMatching(reason) })),
      },
    ]);
    expect((await stored()).map(({ id }) => id)).toEqual(['good']);
  });

  it('may come out of order, of one moment, from 1970, and in any script', async () => {
    const { body } = await send(
      view('2', { at: '2026-03-09T10:00:00Z', type: 'dislike' }),
      view('1', { at: '1970-01-01T00:00:00Z' }),
      view('3', { at: '2026-03-09T10:00:00Z', type: 'like' }),
      view('事件-🙂', { customer: '客户-1', item: '水滸傳' }),
    );
    expect(body).toEqual({ ...none, accepted: 4 });
    expect((await stored()).map(({ id, item_id }) => [id, item_id])).toContainEqual(['事件-🙂', '水滸傳']);
  });

  it('from a clock that is a little ahead count as of now, and as the same when they come again', async () => {
    const ahead = view('e-1', { at: '2026-03-10T09:04:59Z' });
    expect((await send(ahead)).body).toEqual({ ...none, accepted: 1 });
    expect(await stored()).toMatchObject([{ at: now }]);
    expect((await send(ahead)).body).toEqual({ ...none, duplicates: 1 });
  });

  it('name the fields that mean nothing', async () => {
    expect((await send(view('e-1', { Device: 'phone', 'user agent': 'x' }))).body).toEqual({
      ...none,
      accepted: 1,
      ignoredFields: ['Device', 'user agent'],
    });
  });

  it('are all accounted for, whatever is sent, and none is new the second time', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 250 }), fc.string({ unit: 'grapheme', maxLength: 20 }));
    const event = fc.record(
      {
        id: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('e-1', 'e-2', 3) }, text),
        customer: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('ada', '客户-1', 'ADA@example.com') }, text, fc.jsonValue()),
        item: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('emma', '水滸傳') }, text, fc.jsonValue()),
        type: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...eventTypes) }, text),
        value: fc.oneof(fc.integer({ min: -2, max: 11 }), fc.double(), text),
        at: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('2026-03-09', '1970-01-01', 1_773_050_400, '2199-01-01') }, fc.double(), text),
        __proto__: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const batches = fc.array(fc.oneof({ weight: 9, arbitrary: event }, fc.jsonValue({ maxDepth: 3 })), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(batches, async (events) => {
        const first = await send(...events);
        expect(first.status).toBe(200);
        expect(all(first.body as TakenEvents)).toBe(events.length);
        const again = (await send(...events)).body as TakenEvents;
        expect([again.accepted, all(again), again.rejected]).toEqual([0, events.length, (first.body as TakenEvents).rejected]);
      }),
      { numRuns: 60 },
    );
    expect((await stored()).length).toBeGreaterThan(2);
  });

  it('come ten thousand at once, and no more than that', async () => {
    const many = Array.from({ length: 10_000 }, (_, k) => view(`many-${k % 9_000}`));
    expect((await send(...many)).body).toEqual({ ...none, accepted: 9_000, duplicates: 1_000 });
    expect((await send(...many)).body).toEqual({ ...none, duplicates: 10_000 });
    const { status, body } = await send(...many, view('one more'));
    expect([status, body]).toMatchObject([413, { error: { code: 'too_many_events', message: expect.stringMatching(/at most 10000/) } }]);
  });

  it('are stored once however many senders send them at the same moment, in whatever order', async () => {
    const batch = Array.from({ length: 300 }, (_, k) => view(`e-${k}`));
    const replies = await Promise.all([send(...batch), send(...batch.toReversed()), send(...batch), send(...batch.toReversed())]);
    const accepted = replies.reduce((sum, { body }) => sum + (body as { accepted: number }).accepted, 0);
    expect([replies.map(({ status }) => status), accepted]).toEqual([[200, 200, 200, 200], 300]);
  });

  it.each([
    ['no list', { events: 'e-1' }, 400, /^"events": is an array of events$/],
    ['a bare list', [view('e-1')], 400, /expected object/],
    ['an empty list', { events: [] }, 400, /^"events": holds no event$/],
    ['a deep pit', { events: [JSON.parse('['.repeat(100) + ']'.repeat(100))] }, 400, /nests more than 64 levels/],
    ['more than 4 MB', { events: [view('x'.repeat(5 * 1_024 * 1_024))] }, 413, /4 MB of events/],
  ])('are refused as a whole where the body is %s', async (_what, body, status, sentence) => {
    const reply = await api.asShop('POST', '/api/events', body);
    expect(reply).toMatchObject({ status, body: { error: { message: expect.stringMatching(sentence) } } });
  });

  it('are taken from nobody but who holds the secret, and nobody else has the body read', async () => {
    const post = (headers: Record<string, string>, body = JSON.stringify({ events: [view('e-1')] })) =>
      fetch(`${api.url}/api/events`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    expect((await post({})).status).toBe(401);
    expect((await post({}, 'no JSON')).status).toBe(401);
    expect((await post({}, 'x'.repeat(20 * 1_024 * 1_024))).status).toBe(401);
    expect((await post({ authorization: 'Bearer a guess' })).status).toBe(401);
    const chat = await tokens.signChat({ conversationId: 'c', userId: 'dl_u', customerId: 'ada' });
    expect((await post({ authorization: `Bearer ${chat}` })).status).toBe(403);
    const forged = await createTokens('another secret').signChat({ conversationId: 'c', userId: 'dl_u' });
    expect((await post({ authorization: `Bearer ${forged}` })).status).toBe(401);
    const asAdmin = await api.as(await account(db, 'Root', 'admin'));
    expect((await asAdmin('POST', '/api/events', { events: [view('e-1')] })).status).toBe(403);
    expect(await stored()).toEqual([]);
  });
});
