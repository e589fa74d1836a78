import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../store/database.js';
import { freePort, type StewardProcess, startSteward, untilReady } from '../support/steward.js';
import { type StockClient, stockClient } from '../support/stock-client.js';

const secret = 'the-secret-of-this-shop';
const schema = `empty_${randomUUID().replaceAll('-', '')}`;
let bot: StewardProcess;
let client: StockClient | undefined;

beforeAll(async () => {
  const databaseUrl = inject('databaseUrl');
  const more = { STEWARD_DEMO: 'off', STEWARD_DIRECTLINE_SECRET: secret, STEWARD_DATABASE_SCHEMA: schema };
  bot = startSteward(['bot'], { DATABASE_URL: databaseUrl, PORT: await freePort(), ...more });
  await untilReady(bot, 200_000);
  const db = openDatabase({ url: databaseUrl, schema });
  await db.insertInto('customer').values({ id: 'c-1', email: 'eve@example.com', name: 'Eve' }).execute();
  await db.destroy();
}, 220_000);
afterAll(async () => {
  client?.end();
  await bot?.end('SIGTERM');
});

const generate = (bearer: string, body: object) =>
  fetch(`${bot.url}/v3/directline/tokens/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
    body: JSON.stringify(body),
  });

describe('a shop of its own, before anything was imported', () => {
  it('lets nobody pick whom to be', async () => {
    const response = await fetch(`${bot.url}/api/chat/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: 'demo_only' } });
    expect((await fetch(`${bot.url}/api/chat/customers`)).status).toBe(403);
  });

  it('gives tokens to the server of the shop alone, bound to its customer', async () => {
    expect((await generate('not-the-secret-of-it', {})).status).toBe(401);
    expect((await generate(secret, { customer: 'nobody@example.com' })).status).toBe(404);
    const { token } = (await (await generate(secret, { customer: 'eve@example.com' })).json()) as { token: string };
    client = stockClient(bot.url, { token });
    await expect.poll(() => client!.texts().join('\n'), { timeout: 10_000 }).toContain('Eve');
  });

  it('has nothing to recommend and no orders, and says so', async () => {
    expect(await client!.ask('Can you suggest a mystery novel?')).not.toMatch(/something went wrong/i);
    expect(await client!.ask('Where is my order?')).not.toMatch(/something went wrong/i);
  });
});
