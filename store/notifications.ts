import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../platform/log.js';

export interface ListenOptions {
  url: string;
  channel: string;
  /** Called with the payload of every NOTIFY on the channel. */
  onNotify(payload: string): void;
  /** Called whenever listening has begun, at first and after a break: what was announced before was not heard. */
  onListening(): void;
  log: Log;
}

/** Milliseconds between two tries to reach the database again. */
const retryPause = 1_000;

/** Listens to a channel of PostgreSQL over a connection of its own, which is opened again whenever it breaks. */
export function listen(options: ListenOptions): { close(): Promise<void> } {
  const { channel, log } = options;
  const closing = new AbortController();
  const keepListening = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        await listenOnce(options, closing.signal);
      } catch (err) {
        log.warn({ err, channel }, 'listening to the database broke; it is tried again');
        await sleep(retryPause, undefined, { signal: closing.signal }).catch(() => {}); // Aborted: closing.
      }
    }
  };
  const done = keepListening();
  return {
    async close() {
      closing.abort();
      await done;
    },
  };
}

/** Resolves when closed, throws when the connection breaks. */
async function listenOnce({ url, channel, onNotify, onListening }: ListenOptions, closing: AbortSignal): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 5_000,
  });
  const ended = new Promise<void>((resolve, reject) => {
    client.on('error', reject);
    client.on('end', resolve);
    closing.addEventListener('abort', () => resolve(), { once: true });
  });
  // It may break before anybody waits for it; whoever does is told then.
  ended.catch(() => {});
  client.on('notification', ({ payload }) => onNotify(payload ?? ''));
  try {
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    onListening();
    await ended;
  } finally {
    // A connection that broke has nothing left to end.
    await client.end().catch(() => {});
  }
}
