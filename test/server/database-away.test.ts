import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preparedDatabase } from '../support/prepared.js';
import { type DatabaseProxy, startProxy } from '../support/proxy.js';
import { freePort, type StewardProcess, startSteward, untilReady } from '../support/steward.js';
import { type StockClient, stockClient } from '../support/stock-client.js';

let proxy: DatabaseProxy;
let bot: StewardProcess;
let client: StockClient;

beforeAll(async () => {
  proxy = await startProxy(await preparedDatabase());
  bot = startSteward(['bot'], { DATABASE_URL: proxy.url, PORT: await freePort(), STEWARD_LOG_LEVEL: 'silent' });
  await untilReady(bot);
}, 300_000);
afterAll(async () => {
  client?.end();
  await bot?.end('SIGTERM');
  await proxy?.close();
});

const post = (path: string, body: object, token?: string) =>
  fetch(`${bot.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });

describe('a bot whose database goes away', () => {
  it('asks to try again in a moment, stays up, and answers by itself when the database is back', async () => {
    const { token, conversationId } = (await (await post('/api/chat/token', {})).json()) as Record<string, string>;
    client = stockClient(bot.url, { token: token! });
    await expect.poll(client.status, { timeout: 10_000 }).toBe('Online');
    const messages = `/v3/directline/conversations/${conversationId}/activities`;
    const question = { type: 'message', text: 'How long does delivery take?', from: { id: 'me' } };

    await proxy.cut();
    const refused = await post(messages, question, token);
    expect(refused.status).toBe(503);
    expect(await refused.json()).toEqual({ error: { code: 'store_unavailable', message: 'Please try again in a moment.' } });
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(503);

    await proxy.heal();
    await expect.poll(async () => (await fetch(`${bot.url}/readyz`)).status, { timeout: 20_000 }).toBe(200);
    expect((await post(messages, question, token)).status).toBe(200);
    await expect.poll(() => client.texts().join('\n'), { timeout: 20_000 }).toMatch(/\bdays?\b/i);
  }, 60_000);
});
