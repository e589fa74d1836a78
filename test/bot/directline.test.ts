import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../store/database.js';
import { tokens } from '../support/api.js';
import { type DirectLineServer, serveDirectLine, shopSecret } from '../support/direct-line.js';
import { type FreshStore, freshStore } from '../support/store.js';

let store: FreshStore;
let line: DirectLineServer;
beforeAll(async () => {
  store = await freshStore();
  line = await serveDirectLine(store.db);
  await store.db
    .insertInto('customer')
    .values([
      { id: 'C-1', email: 'ada@example.com', name: 'Ada', demo_story: 'Waits for an order.' },
      { id: 'C-2', email: 'ben@example.com', name: 'Ben' },
    ])
    .execute();
});

const generate = '/v3/directline/tokens/generate';
const conversations = '/v3/directline/conversations';
const activitiesOf = (id: string, watermark = '') => `${conversations}/${id}/activities?watermark=${watermark}`;

/** Reads until the conversation holds this many activities that its client sees. */
async function untilCount(id: string, token: string, count: number) {
  let activities: { id: string; text?: string; [key: string]: unknown }[] = [];
  await expect
    .poll(async () => {
      activities = (await line.call('GET', activitiesOf(id), { bearer: token })).body.activities;
      return activities.length;
    })
    .toBe(count);
  return activities;
}

describe("tokens for the shop's own server", () => {
  it.each([
    [{ customer: 'C-1' }, 'C-1', 'dl_C-1'],
    [{ customer: 'Ada@Example.com', user: { id: 'dl_visitor' } }, 'C-1', 'dl_visitor'],
    [{ user: { id: 'ada@example.com', name: 'Ada' } }, 'C-1', 'dl_ada@example.com'],
    [{ user: { id: 'dl_C-1' } }, 'C-1', 'dl_C-1'],
    [{ user: { id: 'dl_nobody' } }, undefined, 'dl_nobody'],
  ])('bind %o to its customer', async (body, customerId, userId) => {
    const reply = await line.call('POST', generate, { bearer: shopSecret, body });
    expect(reply).toMatchObject({ status: 200, body: { expires_in: 1_800 } });
    const { conversationId, token } = reply.body;
    expect(await tokens.verify(token)).toEqual({ kind: 'chat', conversationId, customerId, userId });
  });

  it('are for a visitor without a name when the body is empty', async () => {
    const { body } = await line.call('POST', generate, { bearer: shopSecret });
    expect(await tokens.verify(body.token)).toMatchObject({ userId: expect.stringMatching(/^dl_[\w-]{36}$/), customerId: undefined });
  });

  it('are refused for a customer whom the shop does not have', async () => {
    const reply = await line.call('POST', generate, { bearer: shopSecret, body: { customer: 'nobody@example.com' } });
    expect(reply).toMatchObject({ status: 404, body: { error: { code: 'customer_not_found' } } });
  });

  it('are refused to whoever does not hold the secret', async () => {
    expect(await line.call('POST', generate)).toMatchObject({ status: 401 });
    expect(await line.call('POST', generate, { bearer: 'a guess' })).toMatchObject({ status: 401 });
  });

  it('are renewed for the same conversation and customer', async () => {
    const { body: first } = await line.call('POST', generate, { bearer: shopSecret, body: { customer: 'C-1' } });
    const { status, body: second } = await line.call('POST', '/v3/directline/tokens/refresh', { bearer: first.token });
    expect(status).toBe(200);
    expect(await tokens.verify(second.token)).toEqual(await tokens.verify(first.token));
  });
});

describe('opening a conversation', () => {
  it('creates it once, bound to the customer of its token, and greets once', async () => {
    const { body: granted } = await line.call('POST', generate, { bearer: shopSecret, body: { customer: 'C-1' } });
    const open = () => line.call('POST', conversations, { bearer: granted.token, body: { user: {} } });
    const replies = await Promise.all([open(), open(), open()]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 200, 201]);
    expect(replies[0].body).toMatchObject({ conversationId: granted.conversationId, expires_in: 1_800 });
    const row = await store.db.selectFrom('conversation').selectAll().where('id', '=', granted.conversationId).executeTakeFirst();
    expect(row).toMatchObject({ channel: 'directline', user_id: 'dl_C-1', customer_id: 'C-1' });
    expect(replies[0].headers.get('cache-control')).toBe('no-store');
    const [greeting, ...more] = await untilCount(granted.conversationId, granted.token, 1);
    expect(greeting).toMatchObject({ text: 'Hello!', from: { role: 'bot' }, channelId: 'directline' });
    expect(more).toEqual([]);
  });

  it('makes a new one each time for the secret', async () => {
    const one = await line.call('POST', conversations, { bearer: shopSecret, body: { user: { id: 'ben@example.com' } } });
    const two = await line.call('POST', conversations, { bearer: shopSecret });
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(one.body.conversationId).not.toBe(two.body.conversationId);
    expect(await tokens.verify(one.body.token)).toMatchObject({ customerId: 'C-2' });
  });

  it('gives the address of its stream as the caller reached the server', async () => {
    const { body: granted } = await line.call('POST', generate, { bearer: shopSecret });
    const address = async (headers: Record<string, string>) => {
      const { body } = await line.call('POST', conversations, { bearer: granted.token, headers });
      return body.streamUrl.slice(0, body.streamUrl.indexOf('/v3/'));
    };
    expect(await address({})).toBe(line.url.replace('http', 'ws'));
    const forwarded = { 'x-forwarded-proto': 'https, http', 'x-forwarded-host': 'chat.shop.example' };
    expect(await address(forwarded)).toBe('wss://chat.shop.example');
    expect(await address({ 'x-forwarded-host': 'evil.example/path?' })).toBe(line.url.replace('http', 'ws'));
  });

  it('is resumed with a new token and stream at the watermark', async () => {
    const { conversationId, token } = await line.open();
    const { status, body } = await line.call('GET', `${conversations}/${conversationId}?watermark=2`, { bearer: token });
    expect(status).toBe(200);
    expect(body).toMatchObject({ conversationId, expires_in: 1_800, token: expect.any(String) });
    expect(new URL(body.streamUrl).searchParams.get('watermark')).toBe('2');
  });
});

describe('posting', () => {
  it('echoes the message under its id with the sender and everything else the server knows better', async () => {
    const { conversationId, token } = await line.open('ada@example.com');
    const message = {
      type: 'message',
      id: 'mine',
      text: 'Grüße 👋',
      from: { id: 'dl_somebody_else', name: 'Ada', role: 'bot' },
      conversation: { id: 'another' },
      channelData: { clientActivityID: 'c1' },
      timestamp: '1999-01-01T00:00:00.000Z',
      value: { kept: [1, { as: 'it is' }] },
    };
    const { status, body } = await line.call('POST', activitiesOf(conversationId), { bearer: token, body: message });
    expect(status).toBe(200);
    const [, echo, answer] = await untilCount(conversationId, token, 3);
    expect(echo).toMatchObject({
      id: body.id,
      text: 'Grüße 👋',
      from: { id: 'dl_C-1', name: 'Ada', role: 'user' },
      recipient: { role: 'bot' },
      conversation: { id: conversationId },
      channelId: 'directline',
      serviceUrl: `${line.url}/`,
      channelData: { clientActivityID: 'c1' },
      value: { kept: [1, { as: 'it is' }] },
    });
    expect(Date.parse(String(echo!.timestamp))).toBeGreaterThan(Date.now() - 60_000);
    expect(answer).toMatchObject({ text: 'You said: Grüße 👋', replyToId: body.id, from: { role: 'bot' } });
  });

  it('takes a message that is sent twice once', async () => {
    const { conversationId, token } = await line.open();
    const send = () =>
      line.call('POST', activitiesOf(conversationId), {
        bearer: token,
        body: { type: 'message', text: 'once', channelData: { clientActivityID: 'same' } },
      });
    const replies = await Promise.all([send(), send(), send()]);
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1);
    await untilCount(conversationId, token, 3);
    await new Promise((done) => setTimeout(done, 100));
    await untilCount(conversationId, token, 3);
  });

  it('records nothing for typing', async () => {
    const { conversationId, token } = await line.open();
    await untilCount(conversationId, token, 1);
    const reply = await line.call('POST', activitiesOf(conversationId), { bearer: token, body: { type: 'typing' } });
    expect(reply).toMatchObject({ status: 200, body: { id: expect.any(String) } });
    const rows = await store.db.selectFrom('activity').select('type').where('conversation_id', '=', conversationId).execute();
    expect(rows.map((row) => row.type)).not.toContain('typing');
  });

  it('keeps text that a database cannot hold as it is', async () => {
    const { conversationId, token } = await line.open();
    const text = 'nul \0 half \ud83d written \\u0000 \\ud83d';
    const { status } = await line.call('POST', activitiesOf(conversationId), {
      bearer: token,
      body: { type: 'message', text, '\0': text },
    });
    expect(status).toBe(200);
    const [, echo] = await untilCount(conversationId, token, 3);
    expect(echo!.text).toBe('nul  half \ufffd written \\u0000 \\ud83d');
  });

  it('reads only what came after the watermark', async () => {
    const { conversationId, token } = await line.open();
    await line.call('POST', activitiesOf(conversationId), { bearer: token, body: { type: 'message', text: 'one' } });
    await untilCount(conversationId, token, 3);
    const { body: all } = await line.call('GET', activitiesOf(conversationId), { bearer: token });
    const { body: none } = await line.call('GET', activitiesOf(conversationId, all.watermark), { bearer: token });
    expect(none).toEqual({ activities: [], watermark: all.watermark });
    const { body: last } = await line.call('GET', activitiesOf(conversationId, String(Number(all.watermark) - 1)), { bearer: token });
    expect(last.activities).toEqual([all.activities.at(-1)]);
  });
});

describe('bad input', () => {
  let conversationId: string;
  let token: string;
  beforeAll(async () => {
    ({ conversationId, token } = await line.open());
  });
  const post = (body: object | string) => line.call('POST', activitiesOf(conversationId), { bearer: token, body });
  const deep = `{"type":"message","value":${'['.repeat(60_000)}${']'.repeat(60_000)}}`;

  it.each<[string, object | string, number, string]>([
    ['malformed JSON', '{"type": "mess', 400, 'body_malformed'],
    ['a body that is no object', '[1, 2]', 400, 'body_invalid'],
    ['an activity without type', { text: 'hello' }, 400, 'body_invalid'],
    ['a type that only a channel sends', { type: 'conversationUpdate' }, 400, 'body_invalid'],
    ['a text that is no text', { type: 'message', text: { a: 1 } }, 400, 'body_invalid'],
    ['a text of more than 8,000 characters', { type: 'message', text: 'a'.repeat(8_001) }, 400, 'body_invalid'],
    ['sixty thousand brackets', deep, 400, 'body_too_deep'],
    ['more than 256 KB', { type: 'message', value: 'a'.repeat(256 * 1_024) }, 413, 'body_too_large'],
  ])('%s is answered with its own code and a sentence', async (_name, body, status, code) => {
    const reply = await post(body);
    expect(reply).toMatchObject({ status, body: { error: { code, message: expect.stringMatching(/\w+ \w+/) } } });
    expect(JSON.stringify(reply.body)).not.toMatch(/node_modules|\.ts:\d/);
  });

  it('an unknown conversation and one that is another token’s are not found', async () => {
    const other = await line.open();
    for (const id of ['unknown', other.conversationId]) {
      const notFound = { status: 404, body: { error: { code: 'conversation_not_found' } } };
      expect(await line.call('GET', activitiesOf(id), { bearer: token })).toMatchObject(notFound);
      expect(await line.call('GET', `${conversations}/${id}`, { bearer: token })).toMatchObject(notFound);
      expect(await line.call('POST', activitiesOf(id), { bearer: token, body: { type: 'message' } })).toMatchObject(notFound);
    }
    expect(await line.call('GET', activitiesOf('%00'), { bearer: shopSecret })).toMatchObject({ status: 404 });
  });

  it('a token that is over gets 403, every other one that does not hold 401', async () => {
    const expired = await tokens.signChat({ conversationId, userId: 'dl_x' }, -1);
    const stream = await tokens.signStream(conversationId);
    const refused = (bearer?: string) => line.call('GET', activitiesOf(conversationId), { bearer });
    expect(await refused(expired)).toMatchObject({ status: 403, body: { error: { code: 'token_expired' } } });
    for (const bearer of [undefined, 'x', `${token}x`, stream]) expect(await refused(bearer)).toMatchObject({ status: 401 });
  });

  it.each(['-1', '1.5', 'null', '99999999999', "1'"])('a watermark of %s is refused', async (watermark) => {
    const reply = await line.call('GET', activitiesOf(conversationId, watermark), { bearer: token });
    expect(reply).toMatchObject({ status: 400, body: { error: { code: 'watermark_invalid' } } });
  });

  it('a name that no database can search for is refused', async () => {
    const reply = await line.call('POST', generate, { bearer: shopSecret, body: { user: { id: 'a\0b' } } });
    expect(reply).toMatchObject({ status: 400 });
  });
});

it('asks to try again while the database is away', async () => {
  const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
  const { call } = await serveDirectLine(away);
  const token = await tokens.signChat({ conversationId: 'c', userId: 'dl_x' });
  const unavailable = { status: 503, body: { error: { code: 'store_unavailable', message: 'Please try again in a moment.' } } };
  expect(await call('POST', conversations, { bearer: token })).toMatchObject(unavailable);
  expect(await call('POST', activitiesOf('c'), { bearer: token, body: { type: 'message', text: 'hi' } })).toMatchObject(unavailable);
  await away.destroy();
});

it('lets the page of another origin call it', async () => {
  const preflight = await fetch(line.url + conversations, { method: 'OPTIONS', headers: { origin: 'https://shop.example' } });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization, content-type, x-ms-bot-agent, x-requested-with');
  const refused = await line.call('POST', conversations, { headers: { origin: 'https://shop.example' } });
  expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  expect(refused.headers.get('access-control-expose-headers')).toBe('Retry-After');
});

describe('the demo', () => {
  it('offers its customers, and a token for the one that is chosen or for a visitor', async () => {
    const { body: customers } = await line.call('GET', '/api/chat/customers');
    expect(customers).toEqual([{ email: 'ada@example.com', name: 'Ada', story: 'Waits for an order.' }]);
    const ada = await line.call('POST', '/api/chat/token', { body: { customer: 'ada@example.com' } });
    expect(await tokens.verify(ada.body.token)).toMatchObject({ customerId: 'C-1', conversationId: ada.body.conversationId });
    const visitor = await line.call('POST', '/api/chat/token');
    expect(visitor.body).toEqual({ conversationId: expect.any(String), token: expect.any(String), expires_in: 1_800 });
    expect(await line.call('POST', '/api/chat/token', { body: { customer: 'x@example.com' } })).toMatchObject({ status: 404 });
  });

  it('lets nobody be a customer whom the shop brought in itself', async () => {
    const unknown = { status: 404, body: { error: { code: 'customer_not_found' } } };
    for (const customer of ['ben@example.com', 'C-2']) {
      expect(await line.call('POST', '/api/chat/token', { body: { customer } })).toMatchObject(unknown);
    }
  });

  it('ends where a real shop begins', async () => {
    const { call } = await serveDirectLine(store.db, { demo: false });
    const refused = { status: 403, body: { error: { code: 'demo_only' } } };
    expect(await call('POST', '/api/chat/token', { body: { customer: 'ada@example.com' } })).toMatchObject(refused);
    expect(await call('GET', '/api/chat/customers')).toMatchObject(refused);
  });
});
