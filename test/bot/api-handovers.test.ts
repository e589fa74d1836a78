import { beforeAll, describe, expect, it } from 'vitest';
import { agentRoutes } from '../../bot/api/handovers.js';
import { createSpeak } from '../../bot/speak.js';
import { freshStart } from '../../dialogs/state.js';
import { segments } from '../../recommender/mining/segments/segment-rules.js';
import { findCustomer } from '../../store/customers.js';
import type { Account, ShopOrder } from '../../store/schema.js';
import { type Api, type Call, cookieOf, localChanges, serveRoutes } from '../support/api.js';
import { account, botSays, customerSays, understood, waitingHandover } from '../support/desk.js';
import { type FreshStore, freshStore } from '../support/store.js';

const now = new Date('2026-03-01T12:00:00Z');
const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

const order: ShopOrder = {
  id: 'SO-1001',
  customer_id: 'ada',
  status: 'placed',
  placed_at: new Date('2026-01-01T00:00:00Z'),
  shipped_at: null,
  delivered_at: null,
  expected_at: null,
  carrier: null,
  tracking_number: null,
  total_cents: 2500,
  currency: 'EUR',
};

let db: FreshStore['db'];
let api: Api;
let robin: Account;
let asRobin: Call;
let asSam: Call;
const changes = localChanges();

beforeAll(async () => {
  ({ db } = await freshStore());
  const knowCustomer = async (id: string) => ({
    customer: (await findCustomer(db, id))!,
    orders: [order],
    subscriptions: [],
    churn: { risk: 0.72, band: 'high', reasons: ['no purchase for 90 days'] },
    value: { days: 365, purchases: 2.5, value: 61.405, low: 0, high: 180 },
    segment: segments.find(({ name }) => name === 'At risk'),
    recommendations: [],
    similar: [],
  });
  const parts = { db, changes, knowCustomer, now: () => now };
  api = await serveRoutes(agentRoutes({ ...parts, speak: createSpeak(parts) }));
  robin = await account(db, 'Robin', 'agent');
  asRobin = await api.as(robin);
  asSam = await api.as(await account(db, 'Sam', 'agent'));
  await db
    .insertInto('customer')
    .values({ id: 'ada', email: 'ada@example.com', name: 'Ada Lovelace', demo_story: 'a secret story' })
    .execute();
});

describe('the list of hand-overs', () => {
  it('shows the most urgent first, with the last words and how they were meant', async () => {
    await waitingHandover(db, { conversationId: 'list-1', at: minutesAgo(9), priority: 0 });
    await waitingHandover(db, { conversationId: 'list-2', at: minutesAgo(3), priority: 5, customerId: 'ada', reason: 'not_understood' });
    const angry = understood('This is useless!', 'complaint', { sentiment: { label: 'negative', score: -0.8 } });
    await customerSays(db, 'list-2', 'This is useless!', minutesAgo(1), angry);

    const { body } = await asRobin('GET', '/api/handovers');
    const { waiting, mine } = body as { waiting: { conversationId: string }[]; mine: object[] };
    expect(waiting.map(({ conversationId }) => conversationId)).toEqual(['list-2', 'list-1']);
    expect(waiting[0]).toMatchObject({
      reason: 'not_understood',
      customerName: 'Ada Lovelace',
      lastWords: 'This is useless!',
      sentiment: 'negative',
      urgent: false,
      openedAt: minutesAgo(3).toISOString(),
    });
    expect(mine).toEqual([]);
  });

  it('marks the one in which something urgent was said, also while it waits and before other words', async () => {
    await waitingHandover(db, { conversationId: 'list-4', at: minutesAgo(9) });
    await waitingHandover(db, { conversationId: 'list-5', at: minutesAgo(8) });
    const urgent = understood('My exam is in an hour', 'course_access', { urgency: { label: 'urgent', score: 0.9 } });
    await customerSays(db, 'list-4', 'My exam is in an hour', minutesAgo(5), urgent);
    await customerSays(db, 'list-4', 'Hello?', minutesAgo(2), understood('Hello?', 'greeting', { urgency: { label: 'calm', score: 0.1 } }));

    const { waiting } = (await asRobin('GET', '/api/handovers')).body as { waiting: { conversationId: string; urgent: boolean }[] };
    const marked = Object.fromEntries(waiting.map(({ conversationId, urgent }) => [conversationId, urgent]));
    expect(marked).toMatchObject({ 'list-4': true, 'list-5': false });
  });

  it('keeps claimed ones to the agent who has them', async () => {
    const { id } = await waitingHandover(db, { conversationId: 'list-3', at: minutesAgo(2) });
    await asRobin('POST', `/api/handovers/${id}/claim`);
    const listed = async (call: Call) => JSON.stringify((await call('GET', '/api/handovers')).body);
    expect(await listed(asRobin)).toContain(id);
    expect(await listed(asSam)).not.toContain(id);
  });

  it('is for agents: not for owners, not for strangers', async () => {
    const asOwner = await api.as(await account(db, 'Olivia', 'owner'));
    expect(await asOwner('GET', '/api/handovers')).toMatchObject({ status: 403, body: { error: { code: 'not_allowed' } } });
    expect(await api.call('GET', '/api/handovers')).toMatchObject({ status: 401 });
  });
});

describe('claiming a hand-over', () => {
  it('gives it to exactly one of twenty agents who claim at the same moment', async () => {
    const { id } = await waitingHandover(db, { conversationId: 'claim-1', at: minutesAgo(1) });
    const agents = await Promise.all(Array.from({ length: 20 }, (_, n) => account(db, `Agent-${n}`, 'agent')));
    const calls = await Promise.all(agents.map((agent) => api.as(agent)));
    const replies = await Promise.all(calls.map((call) => call('POST', `/api/handovers/${id}/claim`)));
    expect(replies.filter(({ status }) => status === 204)).toHaveLength(1);
    const refused = replies.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(19);
    expect(refused[0]!.body).toMatchObject({ error: { code: 'already_claimed' } });
  });

  it('tells the customer who has joined', async () => {
    const { id } = await waitingHandover(db, { conversationId: 'claim-2', at: minutesAgo(1) });
    await asRobin('POST', `/api/handovers/${id}/claim`);
    expect((await transcript(id)).at(-1)).toMatchObject({ speaker: 'bot', text: expect.stringContaining('Robin') });
  });

  it('tells it in the language of the conversation', async () => {
    const { id, conversation_id } = await waitingHandover(db, { conversationId: 'claim-3', at: minutesAgo(1) });
    const state = JSON.stringify(freshStart('zh'));
    await db.updateTable('conversation').set({ state }).where('id', '=', conversation_id).execute();
    await asRobin('POST', `/api/handovers/${id}/claim`);
    expect((await transcript(id)).at(-1)).toMatchObject({ text: '我们的同事 Robin 已接入，将在这里为您服务。' });
    await asRobin('POST', `/api/handovers/${id}/give-back`);
    expect((await transcript(id)).at(-1)).toMatchObject({ text: expect.stringMatching(/^Robin 已将对话转回给我/) });
  });

  it.each([
    ['none', 'handover_not_found'],
    ['%00', 'route_not_found'],
  ])('of one that does not exist (%s) is a 404', async (id, code) => {
    expect(await asRobin('POST', `/api/handovers/${id}/claim`)).toMatchObject({ status: 404, body: { error: { code } } });
  });
});

describe('the open case', () => {
  it('holds the whole transcript with what the bot understood, and the customer', async () => {
    const { id } = await waitingHandover(db, { conversationId: 'case-1', customerId: 'ada', at: minutesAgo(5) });
    await botSays(db, 'case-1', 'I am getting a colleague.', minutesAgo(4));
    const urgency = { label: 'urgent' as const, score: 0.8 };
    const entities = [{ type: 'order_number' as const, start: 9, end: 16, text: 'SO-1001', value: 'SO-1001' }];
    await customerSays(
      db,
      'case-1',
      'Where is SO-1001',
      minutesAgo(3),
      understood('Where is SO-1001', 'order_status', { entities, urgency }),
    );

    const { body } = await asRobin('GET', `/api/handovers/${id}`);
    expect(body).toMatchObject({
      handover: { id, state: 'waiting', reason: 'asked_for_person', mine: false },
      transcript: [
        { speaker: 'customer', text: 'I want to talk to a person', understanding: { inScope: true } },
        { speaker: 'bot', text: 'I am getting a colleague.' },
        { speaker: 'customer', understanding: { intents: [{ intent: 'order_status', confidence: 0.9 }], entities, urgency } },
      ],
      customer: {
        name: 'Ada Lovelace',
        churn: { band: 'high' },
        segment: { name: 'At risk', rule: 'bought often and for much, but long ago' },
        value: { days: 365, purchases: 2.5, valueCents: 6141, lowCents: 0, highCents: 18000, currency: 'EUR' },
      },
    });
    expect(JSON.stringify(body)).not.toContain('a secret story');
  });

  it('tells the language that the customer writes, whatever came after it', async () => {
    const { id } = await waitingHandover(db, { conversationId: 'case-3', at: minutesAgo(5) });
    const german = understood('Wo ist mein Buch?', 'order_status', { language: 'de', intents: [], inScope: false });
    await customerSays(db, 'case-3', 'Wo ist mein Buch?', minutesAgo(4), german);
    await customerSays(db, 'case-3', 'SO-1001', minutesAgo(3), understood('SO-1001', 'order_status', { languageAssumed: true }));
    await customerSays(db, 'case-3', '?', minutesAgo(2));
    expect((await asRobin('GET', `/api/handovers/${id}`)).body).toMatchObject({ language: 'de' });
  });

  it('has no customer where the visitor is anonymous', async () => {
    const { id } = await waitingHandover(db, { conversationId: 'case-2', at: minutesAgo(5) });
    expect((await asRobin('GET', `/api/handovers/${id}`)).body).not.toHaveProperty('customer');
  });
});

describe('answering', () => {
  it("says the agent's words in the conversation, under the agent's name, with an outbox row", async () => {
    const { id } = await waitingHandover(db, { conversationId: 'answer-1', at: minutesAgo(5) });
    await asRobin('POST', `/api/handovers/${id}/claim`);
    expect(await asRobin('POST', `/api/handovers/${id}/messages`, { text: ' Hello, Robin here. ' })).toMatchObject({ status: 204 });

    const said = (await transcript(id)).at(-1)!;
    expect(said).toMatchObject({ speaker: 'agent', text: 'Hello, Robin here.', agentName: 'Robin' });
    const outbox = await db.selectFrom('outbox').selectAll().execute();
    expect(outbox.map(({ payload }) => payload)).toContainEqual({ activityId: said.id });
  });

  it('is for the agent who has the conversation', async () => {
    const { id } = await waitingHandover(db, { conversationId: 'answer-2', at: minutesAgo(5) });
    const refusal = { status: 409, body: { error: { code: 'not_your_handover' } } };
    expect(await asRobin('POST', `/api/handovers/${id}/messages`, { text: 'Hello' })).toMatchObject(refusal);
    await asSam('POST', `/api/handovers/${id}/claim`);
    expect(await asRobin('POST', `/api/handovers/${id}/messages`, { text: 'Hello' })).toMatchObject(refusal);
    expect(await asRobin('POST', `/api/handovers/${id}/resolve`)).toMatchObject(refusal);
  });

  it('wants words', async () => {
    const { id } = await waitingHandover(db, { conversationId: 'answer-3', at: minutesAgo(5) });
    expect(await asRobin('POST', `/api/handovers/${id}/messages`, { text: '  ' })).toMatchObject({
      status: 400,
      body: { error: { code: 'body_invalid' } },
    });
  });
});

describe('ending a hand-over', () => {
  it.each([
    ['give-back', 'returned'],
    ['resolve', 'resolved'],
  ])('by %s lets the bot say so, and the conversation can be handed over again', async (action, state) => {
    const conversationId = `end-${action}`;
    const { id } = await waitingHandover(db, { conversationId, at: minutesAgo(5) });
    await asRobin('POST', `/api/handovers/${id}/claim`);
    expect(await asRobin('POST', `/api/handovers/${id}/${action}`)).toMatchObject({ status: 204 });

    const { body } = await asRobin('GET', `/api/handovers/${id}`);
    expect(body).toMatchObject({ handover: { state, agent: 'Robin' } });
    expect((await transcript(id)).at(-1)).toMatchObject({ speaker: 'bot', text: expect.stringMatching(/^Robin has/) });
    expect(await waitingHandover(db, { conversationId, at: now })).toMatchObject({ state: 'waiting' });
  });
});

describe('the event stream', () => {
  it('names each conversation that has something new, and stops listening when the browser leaves', async () => {
    const { id, conversation_id } = await waitingHandover(db, { conversationId: 'events-1', at: minutesAgo(5) });
    const stream = await fetch(`${api.url}/api/handovers/events`, { headers: { cookie: await cookieOf(robin) } });
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    await asSam('POST', `/api/handovers/${id}/claim`);

    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    let received = '';
    while (!received.includes('event:')) received += (await reader.read()).value;
    expect(received).toContain(`event: changed\ndata: {"conversationId":"${conversation_id}"}\n\n`);

    await reader.cancel();
    await expect.poll(() => changes.listeners.size).toBe(0);
  });
});

async function transcript(id: string): Promise<{ id: string; speaker: string; text: string }[]> {
  return ((await asRobin('GET', `/api/handovers/${id}`)).body as { transcript: { id: string; speaker: string; text: string }[] })
    .transcript;
}
