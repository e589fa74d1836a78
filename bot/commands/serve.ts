import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../platform/log.js';
import type { Settings } from '../../platform/settings.js';
import { openDatabase } from '../../store/database.js';
import { openStoreServer } from '../../store/open.js';
import { startWorkers } from '../../workers/main.js';
import { startBot } from '../main.js';
import { prepare } from '../prepare.js';
import { createSteps } from '../steps.js';
import { untilStopped } from './until-stopped.js';

interface Running {
  /** Said when it is ready. */
  description: string;
  close(): Promise<void>;
}

/** Milliseconds; with what follows it stays below the ten seconds that are promised. */
const longestClose = 8_000;

type Start = (options: { settings: Settings; databaseUrl: string; log: Log }) => Promise<Running>;

/** `steward bot`: the server that customers, agents and owners talk to. */
export const serveBot = (settings: Settings, log: Log): Promise<void> =>
  serve(settings, log, async (options) => {
    const bot = await startBot(options);
    return { description: `The bot listens on port ${bot.port}.`, close: bot.close };
  });

/** `steward worker`: the queues. Start as many as the work needs. */
export const serveWorker = (settings: Settings, log: Log): Promise<void> =>
  serve(settings, log, async (options) => ({ description: 'The workers are running.', close: (await startWorkers(options)).close }));

/** Started by `steward start`, which prepares the database and then tells its processes to begin. */
const supervised = process.send !== undefined;

async function serve(settings: Settings, log: Log, start: Start): Promise<void> {
  const stopped = untilStopped();
  if (supervised && (await Promise.race([stopped.then(() => 'stop'), once(process, 'message')])) === 'stop') return;
  const server = await openStoreServer(settings, log);
  let running: Running | undefined;
  const everything = async (): Promise<void> => {
    if (!supervised) await prepareAlone(settings, server.url, log);
    running = await start({ settings, databaseUrl: server.url, log });
    if (supervised) process.send?.('ready');
    else process.stdout.write(`${running.description}\n`);
  };
  try {
    await Promise.race([stopped, everything()]);
    await stopped;
    // What hangs is left: it is in the database, and goes on at the next start.
    await Promise.race([running?.close(), sleep(longestClose)]);
  } finally {
    await server.close();
  }
}

async function prepareAlone(settings: Settings, url: string, log: Log): Promise<void> {
  const db = openDatabase({ url, schema: settings.databaseSchema, log });
  await prepare(db, settings, createSteps(process.stderr), log).finally(() => db.destroy());
}
