import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { tokens } from '../support/api.js';
import { type DirectLineServer, serveDirectLine, shopSecret } from '../support/direct-line.js';
import { type StockClient, stockClient } from '../support/stock-client.js';
import { freshStore } from '../support/store.js';

let server: DirectLineServer;
beforeAll(async () => {
  server = await serveDirectLine((await freshStore()).db);
});

const running: StockClient[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const client of running.splice(0)) client.end();
});

async function connect(options: { webSocket: boolean }): Promise<StockClient> {
  const { body } = await server.call('POST', '/v3/directline/tokens/generate', { bearer: shopSecret, body: { user: { id: 'dl_ada' } } });
  const client = stockClient(server.url, { token: body.token, pollingInterval: 200, ...options });
  running.push(client);
  return client;
}

const ids = (client: StockClient) => client.activities.map((activity) => activity.id);

describe.each([{ webSocket: true }, { webSocket: false }])('the stock client with %o', (options) => {
  it('is greeted, sends, sees its own message confirmed and is answered', async () => {
    const client = await connect(options);
    await expect.poll(() => client.texts()).toEqual(['Hello!']);
    const id = await client.say('first');
    await expect.poll(() => client.texts()).toEqual(['Hello!', 'first', 'You said: first']);
    expect(client.activities[1]).toMatchObject({ id, from: { id: 'dl_ada' }, channelData: { clientActivityID: 'message-0' } });
    expect(client.status()).toBe('Online');
  });

  it('shows every message once, in one order, however many are on their way', async () => {
    const client = await connect(options);
    await client.say('warm');
    const said = Array.from({ length: 20 }, (_, n) => client.say(`n ${n}`));
    const accepted = await Promise.all(said);
    await expect.poll(() => client.activities.length, { timeout: 5_000 }).toBe(1 + 2 * 21);
    expect(new Set(ids(client)).size).toBe(client.activities.length);
    expect(ids(client)).toEqual(expect.arrayContaining(accepted));
  });

  it('sends files', async () => {
    const client = await connect(options);
    const contentUrl = 'data:text/plain;base64,aGk=';
    await client.post({
      type: 'message',
      from: { id: 'x' },
      text: 'a file',
      attachments: [{ contentType: 'text/plain', contentUrl, name: 'hi.txt' }],
    });
    await expect.poll(() => client.texts()).toContain('You said: a file');
    const echo = client.activities.find((activity) => activity.type === 'message' && activity.text === 'a file');
    expect(echo).toMatchObject({ attachments: [{ name: 'hi.txt', contentUrl }] });
  });
});

describe('the stock client', () => {
  it('comes back after a broken connection without losing or repeating anything', async () => {
    const client = await connect({ webSocket: true });
    await client.say('before');
    await expect.poll(() => client.activities.length).toBe(3);
    const { conversationId, token } = client.line as unknown as { conversationId: string; token: string };
    // Somebody else takes the socket over; the client gets it back with its watermark.
    const { body } = await server.call('GET', `/v3/directline/conversations/${conversationId}`, { bearer: token });
    const thief = new WebSocket(body.streamUrl);
    await new Promise((resolve) => thief.addEventListener('open', resolve));
    await client.say('meanwhile');
    expect(client.activities.length).toBe(3);
    await expect
      .poll(() => client.texts(), { timeout: 6_000 })
      .toEqual(['Hello!', 'before', 'You said: before', 'meanwhile', 'You said: meanwhile']);
    expect(new Set(ids(client)).size).toBe(5);
    thief.close();
  });

  it('renews its token after fifteen minutes, and goes on past the life of the first', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], shouldAdvanceTime: true, advanceTimeDelta: 10 });
    const client = await connect({ webSocket: true });
    await expect.poll(() => client.texts()).toEqual(['Hello!']);
    const current = () => (client.line as unknown as { token: string }).token;
    for (let quarter = 0; quarter < 3; quarter++) {
      const before = current();
      vi.advanceTimersByTime(15 * 60_000);
      await expect.poll(() => current() !== before).toBe(true);
    }
    await client.say('still me');
    await expect.poll(() => client.texts()).toEqual(['Hello!', 'still me', 'You said: still me']);
  });

  it('learns that its token is over, and goes on with a new one without showing anything twice', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const client = await connect({ webSocket: true });
    await client.say('in time');
    await expect.poll(() => client.activities.length).toBe(3);
    vi.setSystemTime(Date.now() + 31 * 60_000);
    expect(await client.say('too late')).toBe('retry');
    expect(client.status()).toBe('ExpiredToken');
    const { conversationId, watermark } = client.line as unknown as { conversationId: string; watermark: string };
    const bearer = await tokens.signChat({ conversationId, userId: 'dl_ada' });
    const { body } = await server.call('GET', `/v3/directline/conversations/${conversationId}?watermark=${watermark}`, { bearer });
    client.line.reconnect(body);
    // Until its new socket is open the old one is served.
    await new Promise((done) => setTimeout(done, 300));
    await client.say('with a new one');
    await expect.poll(() => client.texts(), { timeout: 10_000 }).toContain('You said: with a new one');
    expect(client.texts()).toEqual(['Hello!', 'in time', 'You said: in time', 'with a new one', 'You said: with a new one']);
  });

  it('ends when its conversation is not there', async () => {
    const client = stockClient(server.url, {
      token: await tokens.signChat({ conversationId: 'gone', userId: 'dl_x' }),
      conversationId: 'gone',
    });
    await expect.poll(() => client.status()).toBe('FailedToConnect');
    await expect.poll(() => client.failure()).toMatchObject({ status: 404 });
  });
});
