import type { Kysely } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { priorityOf } from '../../dialogs/priority.js';
import { openHandover, openHandoverOf } from '../../store/handovers.js';
import type { Schema } from '../../store/schema.js';
import { freshStore } from '../support/store.js';
import { now, openShop } from './shop.js';
import { openTalk } from './talk.js';

let db: Kysely<Schema>;

beforeAll(async () => {
  ({ db } = await freshStore());
  await openShop(db);
});

const asking = { intents: [{ intent: 'talk_to_person', confidence: 0.9 }] };

function handoversOf(conversationId: string) {
  return db.selectFrom('handover').selectAll().where('conversation_id', '=', conversationId).execute();
}

describe('a hand-over', () => {
  it('is recorded once with who, why and everything that was said', async () => {
    const talk = await openTalk(db, 'ada');
    await talk.say('where is SO-1001', { intents: [{ intent: 'order_status', confidence: 0.9 }], entities: { order_number: 'SO-1001' } });
    await talk.say('a person please', asking);
    await talk.say('a PERSON', asking);
    const [handover, second] = await handoversOf(talk.conversationId);
    expect(second).toBeUndefined();
    expect(handover).toMatchObject({
      customer_id: 'ada',
      reason: 'asked_for_person',
      state: 'waiting',
      opened_at: new Date(now.getTime() + 1_000),
    });
    expect(handover?.transcript.map(({ speaker }) => speaker)).toEqual(['customer', 'bot', 'customer']);
    expect(handover?.transcript[1]?.text).toMatch(/Order SO-1001 is on its way.*The Moonstone/s);
  });

  it('opens once for fifty who ask at the same moment', async () => {
    const { conversationId } = await openTalk(db);
    const one = { conversationId, reason: 'asked_for_person', priority: 5, transcript: [], at: now };
    const opened = await Promise.all(Array.from({ length: 50 }, () => openHandover(db, one)));
    expect(opened.filter(Boolean)).toHaveLength(1);
    expect(await openHandoverOf(db, conversationId)).toMatchObject({ reason: 'asked_for_person' });
  });

  it('opens again after the first was resolved', async () => {
    const talk = await openTalk(db, 'ada');
    await talk.say('a person please', asking);
    await db.updateTable('handover').set({ state: 'resolved' }).where('conversation_id', '=', talk.conversationId).execute();
    await talk.say('a person again please', asking);
    expect(await handoversOf(talk.conversationId)).toHaveLength(2);
  });

  it('names what it is about', async () => {
    const talk = await openTalk(db);
    await talk.say('my payment failed', { intents: [{ intent: 'payment_failed', confidence: 0.9 }] });
    await talk.say('yes');
    expect(await handoversOf(talk.conversationId)).toMatchObject([{ reason: 'payment_failed', customer_id: null }]);
  });

  it('names that the bot did not understand', async () => {
    const talk = await openTalk(db);
    for (const text of ['blorp', 'fizzle', 'frob', 'yes']) await talk.say(text);
    expect(await handoversOf(talk.conversationId)).toMatchObject([{ reason: 'not_understood' }]);
  });

  it('is more urgent the angrier the customer has been', async () => {
    const calm = await openTalk(db, 'ada');
    await calm.say('a person please', asking);
    const angry = await openTalk(db, 'bob');
    await angry.say('this is outrageous', { intents: [{ intent: 'complaint', confidence: 0.9 }], sentiment: -0.9 });
    await angry.say('a person, now', { ...asking, sentiment: -0.5 });
    const [[first], [second]] = await Promise.all([handoversOf(calm.conversationId), handoversOf(angry.conversationId)]);
    expect(first?.priority).toBe(5);
    expect(second?.priority).toBeGreaterThan(6);
  });

  it('comes before angry ones when it is urgent, however calmly the person was asked for', async () => {
    const angry = await openTalk(db, 'ada');
    await angry.say('I hate this cover, a person!', { ...asking, sentiment: -0.9 });
    const urgent = await openTalk(db, 'bob');
    await urgent.say('my exam is tomorrow and my payment failed', {
      intents: [{ intent: 'payment_failed', confidence: 0.9 }],
      urgency: 0.95,
    });
    await urgent.say('yes please');
    const [[first], [second]] = await Promise.all([handoversOf(urgent.conversationId), handoversOf(angry.conversationId)]);
    expect(first?.priority).toBeGreaterThan(second!.priority);
  });

  it('has a priority from 0, delighted and in no hurry, to 20, furious and urgent', () => {
    expect([1, 0, -1].map((mood) => priorityOf({ mood, urgency: 0 }))).toEqual([0, 5, 10]);
    expect(priorityOf({ mood: -1, urgency: 1 })).toBe(20);
  });
});
