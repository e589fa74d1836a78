import { beforeAll, describe, expect, it } from 'vitest';
import { backoff } from '../../bot/connector/backoff.js';
import { startDelivery } from '../../bot/connector/delivery.js';
import { withoutMentions } from '../../bot/connector/mentions.js';
import { connectorRoutes } from '../../bot/connector/routes.js';
import { createLog } from '../../platform/log.js';
import { recordOutgoing } from '../../store/activities.js';
import { openConversation } from '../../store/conversations.js';
import { type Api, localChanges, serveRoutes } from '../support/api.js';
import { type ChannelService, channelService } from '../support/channel.js';
import { echoInbox } from '../support/echo-bot.js';
import { serveHttp } from '../support/http.js';
import { type FreshStore, freshStore } from '../support/store.js';

const settings = { appId: undefined, appPassword: undefined, tenantId: undefined, anonymous: true };
const log = createLog('test', 'silent');
const now = () => new Date();

let store: FreshStore;
let api: Api;
let channel: ChannelService;
const changes = localChanges();
beforeAll(async () => {
  store = await freshStore();
  channel = await channelService();
  const { db } = store;
  api = await serveRoutes(connectorRoutes({ settings, inbox: echoInbox(db, changes), log, now }));
  // Two processes, as it were, that hear of every change.
  const deliveries = [startDelivery({ db, changes, settings, log, now }), startDelivery({ db, changes, settings, log, now })];
  return async () => void (await Promise.all(deliveries.map((delivery) => delivery.close())));
});
let conversations = 0;
/** A personal chat in Teams, whose conversation ids are full of signs that an address has to escape. */
function chat() {
  const id = `a:1_${conversations++}/x;y=${'z'.repeat(150)}`;
  const activity = {
    channelId: 'msteams',
    serviceUrl: channel.serviceUrl,
    conversation: { id, conversationType: 'personal' },
    from: { id: '29:ada', name: 'Ada' },
    recipient: { id: '28:bot', name: 'Steward' },
  };
  return {
    id,
    stored: `msteams:${id}`,
    send: (fields: object) => api.call('POST', '/api/messages', { type: 'message', ...activity, ...fields }),
    texts: () => channel.taken.filter((sent) => sent.conversationId === id).map((sent) => sent.activity.text),
    async botSays(...texts: string[]) {
      const replies = texts.map((text) => ({ payload: { type: 'message', text }, type: 'message', text }));
      await store.db.transaction().execute((trx) => recordOutgoing(trx, `msteams:${id}`, 'bot', replies, now()));
      changes.notify(`msteams:${id}`);
    },
  };
}

describe('a conversation on a Bot Framework channel', () => {
  it('is recorded with its address, and answered there', async () => {
    const { send, id, stored } = chat();
    expect((await send({ id: 'm1', text: 'hello' })).status).toBe(200);
    const replies = () => channel.taken.filter((sent) => sent.conversationId === id);
    await expect.poll(replies).toHaveLength(1);
    expect(replies()[0]).toMatchObject({
      activity: { type: 'message', text: 'You said: hello', from: { id: '28:bot' }, recipient: { id: '29:ada' }, conversation: { id } },
    });
    expect(replies()[0]!.activity).not.toHaveProperty('replyToId');
    const row = await store.db.selectFrom('conversation').selectAll().where('id', '=', stored).executeTakeFirst();
    expect(row).toMatchObject({ channel: 'msteams', user_id: '29:ada', reference: { serviceUrl: channel.serviceUrl } });
  });

  it('runs an activity that comes twice once', async () => {
    const { send, texts } = chat();
    const replies = await Promise.all([1, 2, 3].map(() => send({ id: 'same', text: 'once' })));
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200]);
    await send({ id: 'next', text: 'then' });
    await expect.poll(texts).toEqual(['You said: once', 'You said: then']);
  });

  it('is recorded whatever signs its ids and names hold', async () => {
    const { send, texts } = chat();
    const reply = await send({ id: 'm', text: 'half \ud83d', from: { id: '29:ada', name: 'nul \0 half \ud83d' } });
    expect(reply.status).toBe(200);
    await expect.poll(texts).toEqual(['You said: half \ufffd']);
    expect((await send({ id: 'nul \0', text: 'x' })).status).toBe(400);
  });

  it('hears its text without the mention of the bot', async () => {
    const { send, texts } = chat();
    const entities = [{ type: 'mention', mentioned: { id: '28:bot' }, text: '<at>Steward</at>' }];
    await send({ id: 'm', text: '<at>Steward</at>&nbsp;where is my order', entities });
    await expect.poll(texts).toEqual(['You said: where is my order']);
  });
});

describe('replies', () => {
  it('reach the channel once and in order, though two processes deliver them', async () => {
    const { send, texts, botSays } = chat();
    const calls = channel.calls();
    await send({ id: 'm', type: 'conversationUpdate' });
    await expect.poll(texts).toEqual(['Hello!']);
    const said = Array.from({ length: 10 }, (_, n) => `n ${n}`);
    for (const text of said) await botSays(text);
    await expect.poll(texts, { timeout: 10_000 }).toEqual(['Hello!', ...said]);
    expect(channel.calls()).toBe(calls + 11);
  });

  it('are sent again, still in order, after a channel that was busy or away', async () => {
    const { send, texts, botSays } = chat();
    await send({ id: 'm', type: 'conversationUpdate' });
    await expect.poll(texts).toEqual(['Hello!']);
    const calls = channel.calls();
    channel.answer(429, 502);
    await botSays('first', 'second');
    await expect.poll(texts, { timeout: 15_000 }).toEqual(['Hello!', 'first', 'second']);
    expect(channel.calls()).toBe(calls + 4);
  });

  it('do not wait behind one that the channel refuses', async () => {
    const { send, texts, stored, botSays } = chat();
    await send({ id: 'm', type: 'conversationUpdate' });
    await expect.poll(texts).toEqual(['Hello!']);
    channel.answer(400);
    await botSays('too odd', 'fine');
    await expect.poll(texts).toEqual(['Hello!', 'fine']);
    const refused = await store.db
      .selectFrom('activity')
      .select(['text', 'delivery_refused'])
      .where('conversation_id', '=', stored)
      .where('delivery_refused', 'is not', null)
      .execute();
    expect(refused).toEqual([{ text: 'too odd', delivery_refused: 'The channel answered 400.' }]);
  });

  it('that a process left behind are found by another one', async () => {
    const { send, texts, stored } = chat();
    await send({ id: 'm', type: 'conversationUpdate' });
    await expect.poll(texts).toEqual(['Hello!']);
    const reply = { payload: { type: 'message', text: 'left' }, type: 'message', text: 'left' };
    await store.db.transaction().execute((trx) => recordOutgoing(trx, stored, 'bot', [reply], now()));
    await expect.poll(texts, { timeout: 5_000 }).toEqual(['Hello!', 'left']);
  });
});

describe('the wait before another attempt', () => {
  it('doubles up to half a minute, by chance shorter, and never less than the channel asked for', () => {
    const most = [1, 2, 3, 4, 5, 6, 60].map((attempt) => backoff(attempt, undefined, () => 1));
    expect(most).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(backoff(3, undefined, () => 0.25)).toBe(1_000);
    expect(backoff(1, 5_000, () => 1)).toBe(5_000);
    expect(backoff(1, 3_600_000, () => 1)).toBe(30_000);
  });
});

describe('mentions', () => {
  const recipient = { id: 'bot' };
  const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id }, text });

  it.each([
    ['<at>Steward</at> hi', [mention('bot', '<at>Steward</at>')], 'hi'],
    [
      'hi <at>Steward (test)</at>, is <at>Ben</at> in?',
      [mention('bot', '<at>Steward (test)</at>'), mention('u', '<at>Ben</at>')],
      'hi , is Ben in?',
    ],
    ['<at id="0">Ben</at>&nbsp;said so', undefined, 'Ben said so'],
    ['no mention at all', [], 'no mention at all'],
    ['<at>Steward</at>', [mention('bot', '<at>Steward</at>')], ''],
  ])('"%s" is heard as meant', (text, entities, heard) => {
    expect(withoutMentions(text, { recipient, entities })).toBe(heard);
  });
});

it('stops within seconds although a channel does not answer', async () => {
  const { db } = await freshStore();
  const own = localChanges();
  let called = false;
  const serviceUrl = await serveHttp(() => {
    called = true;
  });
  const reference = { channelId: 'msteams', serviceUrl, conversation: { id: '1' }, user: { id: '29:ada' }, bot: { id: '28:bot' } };
  await openConversation(db, { id: 'msteams:1', channel: 'msteams', userId: '29:ada', reference });
  const reply = { payload: { type: 'message', text: 'hello' }, type: 'message', text: 'hello' };
  await db.transaction().execute((trx) => recordOutgoing(trx, 'msteams:1', 'bot', [reply], now()));
  const delivery = startDelivery({ db, changes: own, settings, log, now });
  await expect.poll(() => called).toBe(true);
  const before = performance.now();
  await delivery.close();
  expect(performance.now() - before).toBeLessThan(4_000);
});
