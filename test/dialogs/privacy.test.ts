import type { Kysely } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Schema } from '../../store/schema.js';
import { freshStore } from '../support/store.js';
import { openShop } from './shop.js';
import { openTalk, type Said } from './talk.js';

let db: Kysely<Schema>;

beforeAll(async () => {
  ({ db } = await freshStore());
  await openShop(db);
});

const aboutOrders = ['order_status', 'return_item', 'refund_status', 'cancel_order', 'change_order', 'change_address', 'damaged_item'];

/** What only Bob may see of his orders. */
const ofBob = /UPS|1Z-BOB|delivered|returned|send back anything|your return/i;

function all(replies: Said[]): string {
  return replies.map(({ text }) => text).join('\n');
}

describe('an order of somebody else', () => {
  it.each(aboutOrders)('is never told of when asked about in words (%s)', async (intent) => {
    for (const number of ['SO-2001', 'SO-2002']) {
      const talk = await openTalk(db, 'dan');
      const replies = await talk.say(`about ${number}`, { intents: [{ intent, confidence: 0.9 }], entities: { order_number: number } });
      expect(all(replies)).toContain(`I cannot find an order with this number (${number}) in your account.`);
      expect(all(replies)).not.toMatch(ofBob);
    }
  });

  it.each(aboutOrders)('is never told of when a forged button names it (%s)', async (intent) => {
    const talk = await openTalk(db, 'dan');
    expect(all(await talk.press({ intent, orderId: 'SO-2001' }))).not.toMatch(ofBob);
  });

  it('is not told apart from an order that does not exist', async () => {
    const ask = async (number: string) => {
      const talk = await openTalk(db, 'ada');
      const replies = await talk.say(number, {
        intents: [{ intent: 'order_status', confidence: 0.9 }],
        entities: { order_number: number },
      });
      return all(replies).replaceAll(number, '…');
    };
    expect(await ask('SO-2001')).toBe(await ask('SO-9999'));
  });

  it('is never told to a visitor', async () => {
    for (const intent of aboutOrders) {
      const talk = await openTalk(db);
      const replies = await talk.say('SO-2001', { intents: [{ intent, confidence: 0.9 }], entities: { order_number: 'SO-2001' } });
      expect(all(replies)).not.toMatch(/UPS|1Z-BOB|was delivered|came back/);
    }
  });
});

it("a forged subscription is not somebody else's to cancel", async () => {
  const talk = await openTalk(db, 'ada', 'low');
  await talk.press({ intent: 'cancel_subscription', subscriptionId: 'sub-carla-1' });
  await talk.say('yes');
  const rows = await db.selectFrom('subscription').select(['id', 'state']).orderBy('id').execute();
  expect(rows).toContainEqual({ id: 'sub-carla-1', state: 'active' });
  expect(rows).toContainEqual({ id: 'sub-ada', state: 'cancelled' });
});
