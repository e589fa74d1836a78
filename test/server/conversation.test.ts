import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../store/database.js';
import { type RunningSteward, runSteward } from '../support/running.js';
import { type StockClient, stockClient } from '../support/stock-client.js';

let steward: RunningSteward;
const clients: StockClient[] = [];

beforeAll(async () => {
  steward = await runSteward();
}, 300_000);
afterAll(() => {
  for (const client of clients) client.end();
});

async function talkAs(customer?: string): Promise<StockClient> {
  const client = stockClient(steward.url, { token: await steward.token(customer) });
  clients.push(client);
  await expect.poll(client.status, { timeout: 10_000 }).toBe('Online');
  return client;
}

describe('a customer with the stock Direct Line client', () => {
  it('is told the real status of an order', async () => {
    const ada = await talkAs('ada@example.com');
    const db = openDatabase({ url: steward.databaseUrl });
    const order = await db.selectFrom('shop_order').selectAll().where('id', '=', 'SO-1001').executeTakeFirstOrThrow();
    await db.destroy();
    const answer = await ada.ask('Hi, where is my order SO-1001?');
    expect(answer).toContain('SO-1001');
    expect(answer).toMatch(/shipped|on its way/i);
    expect(answer).toContain(order.tracking_number);
  });

  it('is shown nothing of somebody else’s order', async () => {
    const nina = await talkAs('nina@example.com');
    const answer = await nina.ask('where is my order SO-1001');
    expect(answer).toMatch(/cannot find/i);
    const visitor = await talkAs();
    expect(await visitor.ask('where is my order SO-1001')).not.toMatch(/tracking|shipped/i);
  });

  it('is recommended mysteries of the catalogue that were not bought before, with reasons', async () => {
    const ada = await talkAs('ada@example.com');
    const answer = await ada.ask('Can you suggest a mystery novel?');
    const db = openDatabase({ url: steward.databaseUrl });
    const bought = await db
      .selectFrom('order_line')
      .innerJoin('shop_order', 'shop_order.id', 'order_line.order_id')
      .select('item_id')
      .where('customer_id', '=', 'ada')
      .execute();
    const shown = [...answer.matchAll(/"itemId":"([^"]+)"/g)].map(([, id]) => id!);
    const items = await db.selectFrom('item').selectAll().where('id', 'in', shown).execute();
    await db.destroy();
    expect(items.length).toBeGreaterThanOrEqual(3);
    for (const item of items) expect(item).toMatchObject({ kind: 'book', subjects: expect.arrayContaining(['mystery']) });
    expect(bought.length).toBeGreaterThan(0);
    expect(bought.filter(({ item_id }) => shown.includes(item_id))).toEqual([]);
    expect(answer).toMatch(/because you (bought|looked at|liked)/);
  });

  it('gets to a person: the transcript waits for an agent, and the bot is silent from then on', async () => {
    const ada = await talkAs('ada@example.com');
    await ada.ask('hello');
    expect(await ada.ask('I want to talk to a real person please')).toMatch(/person|colleague|somebody/i);
    const db = openDatabase({ url: steward.databaseUrl });
    const handover = await db
      .selectFrom('handover')
      .selectAll()
      .where('conversation_id', '=', ada.activities[0]!.conversation!.id)
      .executeTakeFirstOrThrow();
    await db.destroy();
    expect(handover).toMatchObject({ state: 'waiting', reason: 'asked_for_person' });
    expect(handover.transcript.map(({ text }) => text)).toContain('hello');
    await expect(ada.ask('are you there?')).rejects.toThrow();
  }, 30_000);

  it('who types gibberish is asked again, then offered the closest topics, then a person', async () => {
    const visitor = await talkAs();
    const first = await visitor.ask('asdkjh qwpoeiru zxmcnv');
    expect(first).toMatch(/not sure|did not understand|didn’t|rephrase|other words|say that again/i);
    const second = await visitor.ask('blorf snarg wibble');
    expect(second).toContain('suggestedActions');
    expect(await visitor.ask('qwertz uiop glorp')).toMatch(/person|colleague/i);
  });

  it('every message of it reaches the reports through the workers', async () => {
    const db = openDatabase({ url: steward.databaseUrl });
    const missing = () =>
      db
        .selectFrom('activity')
        .leftJoin('ingested_message', 'ingested_message.activity_id', 'activity.id')
        .select('activity.id')
        .where('activity.type', '=', 'message')
        .where('ingested_message.activity_id', 'is', null)
        .execute();
    await expect.poll(missing, { timeout: 10_000 }).toEqual([]);
    await db.destroy();
  });
});
