import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { authenticate } from '../bot/http/authenticate.js';
import { createHttpServer } from '../bot/http/server.js';
import { listen, stopListening } from '../bot/listen.js';
import { type Bot, startBot } from '../bot/main.js';
import { prepare } from '../bot/prepare.js';
import { createSteps } from '../bot/steps.js';
import { createTokens } from '../bot/tokens.js';
import { createLog } from '../platform/log.js';
import { readSettings } from '../platform/settings.js';
import { openDatabase } from '../store/database.js';
import { openStoreServer } from '../store/open.js';
import { startWorkers } from '../workers/main.js';
import { line, type Measured, measure } from './measure.js';
import { noOpMessage, noOpRoute } from './no-op-bot.js';

const turns = 400;
const inFlight = 16;
const question = 'Where is my order SO-1001?';

/** Turns a second of the whole path (Direct Line, database, models, dialogs, socket) beside a bot that does nothing. */
export async function benchTurns(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-bench-'));
  chmodSync(folder, 0o755);
  const settings = readSettings({ STEWARD_DATA: folder, PORT: '0', STEWARD_LOG_LEVEL: 'warn' });
  const log = createLog('bench', settings.logLevel);
  const store = await openStoreServer(settings, log);
  const db = openDatabase({ url: store.url, log });
  await prepare(db, settings, createSteps(process.stderr), log).finally(() => db.destroy());
  const parts = { settings, databaseUrl: store.url, log };
  const [bot, workers] = [await startBot(parts), await startWorkers(parts)];
  const noOp = await startNoOp();
  try {
    for (const lanes of [1, inFlight]) {
      const nothing = await noOp.measure(lanes);
      const whole = await measureSteward(bot, lanes);
      console.log(line(`no-op bot, ${lanes} in flight`, nothing));
      console.log(line(`Steward, ${lanes} in flight`, whole));
      console.log(`${' '.repeat(44)} ${(whole.perSecond / nothing.perSecond).toFixed(2).padStart(8)} of the no-op bot's turns a second`);
    }
  } finally {
    await noOp.close();
    await bot.close();
    await workers.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bare SDK behind the same kind of server, in the same process as Steward's bot. */
async function startNoOp() {
  const tokens = createTokens('bench');
  const log = createLog('no-op', 'silent');
  const server = createHttpServer({ routes: [noOpRoute('/no-op')], authenticate: (req) => authenticate(req, tokens, {}), log });
  const url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}/no-op`;
  return {
    async measure(lanes: number): Promise<Measured> {
      return measure(turns, lanes, async () => {
        const response = await post(url, noOpMessage);
        if (!response.ok) throw new Error(`the no-op bot answered ${response.status}`);
        await response.arrayBuffer();
      });
    },
    close: () => stopListening(server),
  };
}

/** One conversation a lane; a turn ends when the bot's answer has come over the conversation's stream. */
async function measureSteward(bot: Bot, lanes: number): Promise<Measured> {
  const chats = await Promise.all(Array.from({ length: lanes }, () => openChat(`http://127.0.0.1:${bot.port}`)));
  const measured = await measure(turns, lanes, (lane) => chats[lane]!.ask(question));
  for (const chat of chats) chat.close();
  return measured;
}

interface Frame {
  activities: { type: string; from?: { id: string }; replyToId?: string }[];
}

async function openChat(url: string) {
  const { conversationId, token } = (await (await post(`${url}/api/chat/token`, { customer: 'ada@example.com' })).json()) as Record<
    string,
    string
  >;
  const headers = { authorization: `Bearer ${token}` };
  const opened = (await (await post(`${url}/v3/directline/conversations`, undefined, headers)).json()) as { streamUrl: string };
  const socket = new WebSocket(opened.streamUrl);
  const answered = new Map<string, () => void>();
  const early = new Set<string>();
  socket.on('message', (data) => {
    const text = String(data);
    if (!text) return;
    for (const { type, replyToId } of (JSON.parse(text) as Frame).activities) {
      if (type !== 'message' || !replyToId) continue;
      const resolve = answered.get(replyToId);
      if (resolve) resolve();
      else early.add(replyToId);
    }
  });
  await new Promise((open, failed) => socket.once('open', open).once('error', failed));
  return {
    async ask(text: string): Promise<void> {
      const response = await post(
        `${url}/v3/directline/conversations/${conversationId}/activities`,
        { type: 'message', text, from: { id: 'me' } },
        headers,
      );
      const { id } = (await response.json()) as { id: string };
      if (!early.delete(id)) await new Promise<void>((resolve) => answered.set(id, resolve));
    },
    close: () => socket.close(),
  };
}

function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}
