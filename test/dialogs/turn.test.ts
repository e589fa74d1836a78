import { AdaptiveCard, SerializationContext } from 'adaptivecards';
import type { Kysely } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { runTurn } from '../../dialogs/turn.js';
import type { Schema } from '../../store/schema.js';
import { freshStore } from '../support/store.js';
import { now, openShop, recommendFrom } from './shop.js';
import { openTalk, understood } from './talk.js';

let db: Kysely<Schema>;

beforeAll(async () => {
  ({ db } = await freshStore());
  await openShop(db);
});

const orderStatus = { intents: [{ intent: 'order_status', confidence: 0.9 }] };

describe('a turn', () => {
  it('welcomes a person who joins, and not the bot itself', async () => {
    const joining = { type: 'conversationUpdate', recipient: { id: 'bot', name: 'bot' } };
    const talk = await openTalk(db, 'ada');
    expect(await talk.send({ ...joining, membersAdded: [{ id: 'bot', name: 'bot' }] })).toEqual([]);
    const replies = await talk.send({ ...joining, membersAdded: [{ id: 'dl_1', name: '' }] });
    expect(replies).toHaveLength(1);
    expect(replies[0]?.text).toContain('Hello Ada!');
    expect(replies[0]?.activity.suggestedActions?.actions).toHaveLength(4);
  });

  it('does not welcome in the middle of a dialog', async () => {
    const talk = await openTalk(db, 'carla');
    await talk.say('where is it', orderStatus);
    expect(await talk.send({ type: 'conversationUpdate', membersAdded: [{ id: 'dl_2', name: '' }] })).toEqual([]);
    const [reply] = await talk.say('1');
    expect(reply?.text).toContain('SO-3001');
  });

  it('says nothing to activities that are no messages', async () => {
    const talk = await openTalk(db, 'ada');
    expect(await talk.send({ type: 'typing' })).toEqual([]);
    expect(await talk.send({ type: 'event', name: 'x' })).toEqual([]);
  });

  it('asks for words when it gets a picture, and keeps its question open', async () => {
    const talk = await openTalk(db, 'carla');
    await talk.say('where is it', orderStatus);
    const replies = await talk.send({ attachments: [{ contentType: 'image/png' }] });
    expect(replies.map(({ text }) => text.split('\n')[0])).toEqual([
      'I can read words only, so far. Please write what you need.',
      'Which order do you mean?',
    ]);
  });

  it.each([[null], ['order_status'], [{}], [{ intent: 5 }], [{ intent: 'greeting', orderId: { $ne: 1 } }], [[1, 2]]])(
    'survives the button value %j',
    async (value) => {
      const talk = await openTalk(db, 'ada');
      expect(await talk.send({ value })).not.toHaveLength(0);
    },
  );

  it('tells what it was about', async () => {
    const talk = await openTalk(db, 'carla');
    await talk.say('where is it', orderStatus);
    expect(talk.intent).toBe('order_status');
    await talk.say('1');
    expect(talk.intent).toBe('order_status');
    await talk.say('blorp');
    expect(talk.intent).toBeUndefined();
  });

  it('leaves what it is given as it is', async () => {
    const talk = await openTalk(db, 'carla');
    await talk.say('where is it', orderStatus);
    const before = JSON.stringify(talk.state);
    const kept = talk.state;
    await talk.say('1');
    expect(JSON.stringify(kept)).toBe(before);
  });

  it('lets an error of the database through as it is', async () => {
    const failure = Object.assign(new Error('terminating connection'), { code: '57P01' });
    const services = {
      db,
      now,
      conversationId: 'c',
      recommend: recommendFrom(db, undefined),
      alsoBought: async () => [],
      note: async () => {},
      churnRisk: () => Promise.resolve(undefined),
    };
    const understanding = understood('a book', { intents: [{ intent: 'recommend_book', confidence: 0.9 }] });
    const turn = runTurn({
      activity: { type: 'message', text: 'a book' },
      understanding,
      state: {},
      services: { ...services, recommend: () => Promise.reject(failure) },
    });
    await expect(turn).rejects.toBe(failure);
  });
});

describe('a card', () => {
  it('is an Adaptive Card 1.5 that a stock client reads without a complaint', async () => {
    const talk = await openTalk(db, 'ada');
    const order = await talk.say('SO-1001', { ...orderStatus, entities: { order_number: 'SO-1001' } });
    const books = await talk.say('a book', { intents: [{ intent: 'recommend_book', confidence: 0.9 }] });
    const cards = [...order, ...books].flatMap(({ activity }) => activity.attachments ?? []);
    expect(cards).toHaveLength(4);
    for (const { content, contentType } of cards) {
      expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
      expect(content).toMatchObject({ type: 'AdaptiveCard', version: '1.5', fallbackText: expect.stringMatching(/./) });
      const context = new SerializationContext();
      new AdaptiveCard().parse(content, context);
      expect(context.eventCount).toBe(0);
    }
  });
});
