import type { Kysely } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { customerEvents } from '../../store/events.js';
import type { Schema } from '../../store/schema.js';
import { freshStore } from '../support/store.js';
import { now, openShop } from './shop.js';
import { type Meaning, openTalk } from './talk.js';

let db: Kysely<Schema>;
beforeAll(async () => {
  ({ db } = await freshStore());
  await openShop(db);
});

const about = (intent: string, product?: string): Meaning => ({
  intents: [{ intent, confidence: 0.9 }],
  ...(product && { entities: { product } }),
});

describe('what is noted in chat', () => {
  it('is the item that a customer asks about, by name or by what the bot asked for', async () => {
    const talk = await openTalk(db, 'dan');
    await talk.say('Do you have Waves?', about('product_availability', 'waves'));
    await talk.say('Tell me about a book', about('product_details'));
    await talk.say('Moonstone');
    await talk.press({ intent: 'product_details', itemId: 'hound' });
    const events = await customerEvents(db, 'dan');
    expect(events.map(({ type, item }) => [type, item]).sort()).toEqual([
      ['asked', 'hound'],
      ['asked', 'moonstone'],
      ['asked', 'waves'],
    ]);
    expect(events.map(({ at }) => (at.getTime() - now.getTime()) / 1_000)).toEqual([3, 2, 0]);
  });

  it('is nothing where several items fit or none does, where an item is named for another reason, or of a visitor', async () => {
    const talk = await openTalk(db, 'bob');
    await talk.say('Tell me about a book', about('product_details'));
    await talk.say('the');
    await talk.say('Tell me about a book', about('product_details'));
    await talk.say('Nothing of the kind');
    await talk.say('I want to send Emma back', about('return_item', 'emma'));
    await (await openTalk(db)).say('Do you have Waves?', about('product_availability', 'waves'));
    expect(await customerEvents(db, 'bob')).toEqual([]);
    expect(await db.selectFrom('behaviour_event').where('item_id', '=', 'waves').where('customer_id', '<>', 'dan').execute()).toEqual([]);
  });
});
