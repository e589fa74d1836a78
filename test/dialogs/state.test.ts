import type { Kysely } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { readMemory, writeMemory } from '../../dialogs/state.js';
import type { Schema } from '../../store/schema.js';
import { freshStore } from '../support/store.js';
import { openShop } from './shop.js';
import { openTalk, type Talk } from './talk.js';

let db: Kysely<Schema>;

beforeAll(async () => {
  ({ db } = await freshStore());
  await openShop(db);
});

const cancelling = { intents: [{ intent: 'cancel_subscription', confidence: 0.9 }] };

/** Makes the stored stack one of another release: every dialog's version is another. */
function fromAnotherRelease(talk: Talk): void {
  talk.state = JSON.parse(JSON.stringify(talk.state).replaceAll('@1"', '@0"'));
}

describe('the memory of a conversation', () => {
  it('survives being stored as JSON, beside what others keep there', () => {
    const memory = {
      dialogStack: [{ id: 'order_status@1', state: { options: { intent: 'order_status' } } }],
      misses: 2,
      waiting: [{ known: { intent: 'invoice' }, refersBack: true }],
      last: { orderId: 'SO-1001' },
      opinions: [{ type: 'like' as const, itemId: 'emma', at: 5 }],
      mood: -0.25,
      urgency: 0.5,
    };
    const stored = JSON.parse(JSON.stringify(writeMemory({ other: 1 }, memory)));
    expect(stored.other).toBe(1);
    expect(readMemory(stored)).toEqual(memory);
  });

  it.each([
    ['nothing', {}],
    ['a text', { dialogs: 'x' }],
    ['wrong fields', { dialogs: { dialogStack: [1], misses: -1, mood: 'angry', urgency: 7, waiting: [{ known: 1 }], last: 'x' } }],
  ])('is empty when %s is stored', (_, state) => {
    expect(readMemory(state as Record<string, unknown>)).toEqual({
      dialogStack: [],
      opinions: [],
      misses: 0,
      mood: 0,
      urgency: 0,
      waiting: [],
      last: {},
    });
  });
});

describe('a dialog of another release', () => {
  it('starts again politely with what it knew', async () => {
    const talk = await openTalk(db, 'carla', 'low');
    await talk.say('cancel my subscription', cancelling);
    await talk.say('the course pass');
    fromAnotherRelease(talk);
    const [sorry, question] = await talk.say('yes');
    expect(sorry?.text).toContain('I was updated while we were talking');
    expect(question?.text).toContain('I can end Course Pass now');
    const [done] = await talk.say('yes');
    expect(done?.text).toContain('Course Pass has ended');
  });

  it('takes up what the message adds', async () => {
    const talk = await openTalk(db, 'carla');
    await talk.say('where is it', { intents: [{ intent: 'order_status', confidence: 0.9 }] });
    fromAnotherRelease(talk);
    const [, status] = await talk.say('SO-3001', { entities: { order_number: 'SO-3001' } });
    expect(status?.text).toContain('Order SO-3001 is paid');
  });

  it('gives way to another clear intent', async () => {
    const talk = await openTalk(db, 'ada', 'low');
    await talk.say('cancel my subscription', cancelling);
    fromAnotherRelease(talk);
    const replies = await talk.say('how can I pay', { intents: [{ intent: 'payment_methods', confidence: 0.9 }] });
    expect(replies.map(({ text }) => text).join()).toMatch(/^You can pay with/);
  });

  it('is forgotten when its intent is gone', async () => {
    const talk = await openTalk(db, 'ada');
    talk.state = { dialogs: { dialogStack: [{ id: 'horoscope@3', state: { options: { intent: 'horoscope' } } }], misses: 0, mood: 0 } };
    const [hello] = await talk.say('hi', { intents: [{ intent: 'greeting', confidence: 0.9 }] });
    expect(hello?.text).toContain('Hello Ada!');
  });
});
