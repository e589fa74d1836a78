import { createRedisBackend, createRedisRelayBackend, type RedisQueueBackend, type RelayBackendFactory } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { StewardError } from '../../platform/errors.js';
import type { Engine } from './engine.js';

/** Queues in Redis, under a prefix that is ours alone. */
export function redisEngine(url: string, databaseSchema: string): Engine<RedisQueueBackend, Redis> {
  const clients: Redis[] = [];
  const connect = (options: RedisOptions): Redis => {
    const client = new Redis(url, { ...options, retryStrategy: (attempt) => Math.min(attempt * 200, 2_000) });
    // BullMQ reports the same errors; without a listener here they would be printed once it has closed its own side.
    client.on('error', () => {});
    clients.push(client);
    return client;
  };
  let producing: Redis | undefined;
  return {
    createBackend: createRedisBackend,
    createRelayBackend: createRedisRelayBackend as RelayBackendFactory<Redis>,
    // Away from Redis a command fails at once, and one that is under way after four seconds: the outbox keeps the work.
    producing: () => {
      producing ??= connect({ enableOfflineQueue: false, commandTimeout: 4_000 });
      return producing;
    },
    consuming: () => connect({ maxRetriesPerRequest: null }),
    prefix: `steward-${databaseSchema}`,
    neededAtStart: false,
    // `disconnect` ends a client in any state; `quit`, which BullMQ would use, waits for a Redis that is away.
    close: () => {
      for (const client of clients) client.disconnect();
    },
  };
}

/**
 * The version of the Redis at a URL.
 * @throws StewardError `redis_unreachable` where none answers within seconds
 */
export async function pingRedis(url: string): Promise<string> {
  const client = new Redis(url, { lazyConnect: true, connectTimeout: 4_000, commandTimeout: 4_000, retryStrategy: () => null });
  let cause: unknown;
  client.on('error', (error) => {
    cause = error;
  });
  try {
    await client.connect();
    return /redis_version:(\S+)/.exec(await client.info('server'))?.[1] ?? '';
  } catch (error) {
    const { message } = (cause ?? error) as Error;
    throw new StewardError('unavailable', 'redis_unreachable', `REDIS_URL names ${new URL(url).host}, which does not answer: ${message}`);
  } finally {
    client.disconnect();
  }
}
