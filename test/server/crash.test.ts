import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../store/database.js';
import { preparedDatabase } from '../support/prepared.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { available } from '../support/requirements.js';
import { freePort, type StewardProcess, startSteward, untilReady } from '../support/steward.js';

const messages = 200;
const conversations = 8;
const processes: StewardProcess[] = [];
let redis: TestRedis | undefined;

afterAll(async () => {
  await Promise.all(processes.map((process) => process.end('SIGKILL')));
  await redis?.close();
});

const start = (command: string, env: Record<string, string>): StewardProcess => {
  const started = startSteward([command], env);
  processes.push(started);
  return started;
};

/** Posts a message; its id if it was acknowledged, undefined if the connection broke or it was refused. */
async function post(url: string, chat: { conversationId: string; token: string }, text: string): Promise<string | undefined> {
  const response = await fetch(`${url}/v3/directline/conversations/${chat.conversationId}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${chat.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', text, from: { id: 'me' }, channelData: { clientActivityID: text } }),
  }).catch(() => undefined);
  return response?.ok ? ((await response.json()) as { id: string }).id : undefined;
}

async function openChat(url: string): Promise<{ conversationId: string; token: string }> {
  const response = await fetch(`${url}/api/chat/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  const chat = (await response.json()) as { conversationId: string; token: string };
  await fetch(`${url}/v3/directline/conversations`, { method: 'POST', headers: { authorization: `Bearer ${chat.token}` } });
  return chat;
}

async function losesNothing(extra: Record<string, string>): Promise<void> {
  const databaseUrl = await preparedDatabase();
  const env = { DATABASE_URL: databaseUrl, PORT: await freePort(), ...extra };
  const bot = start('bot', env);
  start('worker', env);
  await untilReady(bot);
  const chats = await Promise.all(Array.from({ length: conversations }, () => openChat(bot.url)));

  const acknowledged: string[] = [];
  const sending = chats.map(async (chat, n) => {
    for (let i = n; i < messages; i += conversations) {
      const id = await post(bot.url, chat, `Where is my order number ${i}?`);
      if (id) acknowledged.push(id);
      if (acknowledged.length === messages / 2) void bot.end('SIGKILL');
    }
  });
  await Promise.all(sending);
  await bot.end('SIGKILL');
  expect(acknowledged.length).toBeGreaterThanOrEqual(messages / 2);
  expect(acknowledged.length).toBeLessThan(messages);

  await untilReady(start('bot', env));
  const db = openDatabase({ url: databaseUrl });
  const incoming = db.selectFrom('activity').where('direction', '=', 'in').where('type', '=', 'message');
  const unhandled = () => incoming.where('handled_at', 'is', null).select('id').execute();
  await expect.poll(unhandled, { timeout: 40_000, interval: 200 }).toEqual([]);
  await expect
    .poll(() => db.selectFrom('outbox').where('done_at', 'is', null).select('id').execute(), { timeout: 40_000, interval: 200 })
    .toEqual([]);

  const ingested = await db.selectFrom('ingested_message').where('speaker', '=', 'customer').select('activity_id').execute();
  const times = new Map<string, number>();
  for (const { activity_id } of ingested) times.set(activity_id, (times.get(activity_id) ?? 0) + 1);
  expect(acknowledged.filter((id) => times.get(id) !== 1)).toEqual([]);
  const answers = await db.selectFrom('activity').where('speaker', '=', 'bot').where('type', '=', 'message').select('payload').execute();
  const answered = new Set(answers.map(({ payload }) => payload.replyToId));
  expect(acknowledged.filter((id) => !answered.has(id))).toEqual([]);
  await db.destroy();
}

describe('a bot that is killed between messages', () => {
  it('loses none that it acknowledged, and each is ingested once, with the queues in PostgreSQL', () => losesNothing({}), 300_000);

  it.skipIf(!available('redis-server'))(
    'loses none that it acknowledged, and each is ingested once, with the queues in Redis',
    async () => {
      redis = await startRedis();
      await losesNothing({ REDIS_URL: redis.url });
    },
    300_000,
  );
});
