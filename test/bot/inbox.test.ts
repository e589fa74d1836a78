import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createInbox, type Inbox, type IncomingMessage } from '../../bot/inbox.js';
import { activitiesAfter } from '../../store/activities.js';
import { localChanges } from '../support/api.js';
import { type FreshStore, freshStore } from '../support/store.js';

let store: FreshStore;
let inbox: Inbox;
beforeAll(async () => {
  store = await freshStore();
  const turns = { run: () => {}, close: async () => {} };
  inbox = createInbox({ db: store.db, turns, changes: localChanges(), now: () => new Date() });
});

function message(conversationId: string, text: string): IncomingMessage {
  const conversation = { id: conversationId, channel: 'directline', userId: 'dl_someone' };
  return { conversation, payload: { type: 'message', text }, type: 'message', text };
}

describe('the inbox', () => {
  it('keeps messages that come at once in the order they came', async () => {
    const id = randomUUID();
    const texts = Array.from({ length: 50 }, (_, n) => `message ${n}`);
    await Promise.all(texts.map((text) => inbox.accept(message(id, text))));
    expect((await activitiesAfter(store.db, id, 0)).map((row) => row.text)).toEqual(texts);
  });

  it('lets no conversation with many messages hold up another one', async () => {
    const flooded = randomUUID();
    let left = 300;
    const flood = Array.from({ length: left }, () => inbox.accept(message(flooded, 'again')).finally(() => left--));
    await inbox.accept(message(randomUUID(), 'hello'));
    expect(left).toBeGreaterThan(250);
    await Promise.all(flood);
  });

  it('takes the next message of a conversation after one that it could not take', async () => {
    const id = randomUUID();
    const unstorable = { ...message(id, 'x'), type: 'nul \0' };
    const [refused, taken] = await Promise.allSettled([inbox.accept(unstorable), inbox.accept(message(id, 'hello'))]);
    expect([refused.status, taken.status]).toEqual(['rejected', 'fulfilled']);
  });
});
