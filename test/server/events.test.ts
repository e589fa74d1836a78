import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../store/database.js';
import type { Schema } from '../../store/schema.js';
import { type RunningSteward, runSteward } from '../support/running.js';
import { type StockClient, stockClient } from '../support/stock-client.js';

const secret = 'the secret of the demo shop';

let steward: RunningSteward;
let client: StockClient | undefined;
beforeAll(async () => {
  steward = await runSteward({ STEWARD_API_SECRET: secret });
}, 220_000);
afterAll(() => client?.end());

const authorization = `Bearer ${secret}`;
const json = { authorization, 'content-type': 'application/json' };

async function send(events: object[]): Promise<unknown> {
  const response = await fetch(`${steward.url}/api/events`, { method: 'POST', headers: json, body: JSON.stringify({ events }) });
  return response.json();
}

async function recommended(customer: string): Promise<{ id: string; title: string }[]> {
  const response = await fetch(`${steward.url}/api/recommendations?customer=${customer}&count=10`, { headers: { authorization } });
  return ((await response.json()) as { recommendations: { id: string; title: string }[] }).recommendations;
}

async function query<T>(ask: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  const db = openDatabase({ url: steward.databaseUrl });
  return ask(db).finally(() => db.destroy());
}

describe('behaviour, as it happens', () => {
  it('is what a customer asks about in chat too', async () => {
    client = stockClient(steward.url, { token: await steward.token('ada@example.com') });
    await expect.poll(client.status, { timeout: 10_000 }).toBe('Online');
    expect(await client.ask('Do you have The Moonstone in stock?')).toContain('The Moonstone');
    const { id } = await query((db) => db.selectFrom('item').select('id').where('title', '=', 'The Moonstone').executeTakeFirstOrThrow());
    const asked = await query((db) => db.selectFrom('behaviour_event').selectAll().where('type', '=', 'asked').execute());
    expect(asked).toMatchObject([{ id: expect.stringMatching(/^chat:/), customer_id: 'ada', item_id: id }]);
  });

  it('counts for the next recommendation, and is there after the bot was killed', async () => {
    const [first] = await recommended('ada@example.com');
    const at = new Date().toISOString();
    const event = { id: 'killed-1', customer: 'ada@example.com', item: first!.id, type: 'dismissed', at };
    expect(await send([event])).toMatchObject({ accepted: 1 });
    expect((await recommended('ada@example.com')).map(({ id }) => id)).not.toContain(first!.id);
    await send([{ ...event, id: 'killed-2', type: 'view' }]);
    await steward.bot.end('SIGKILL');
    const kept = await query((db) => db.selectFrom('behaviour_event').select('id').where('id', 'like', 'killed-%').orderBy('id').execute());
    expect(kept.map(({ id }) => id)).toEqual(['killed-1', 'killed-2']);
  });
});
