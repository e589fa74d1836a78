import { createRedisBackend, createRedisRelayBackend, type RedisQueueBackend, type RelayBackendFactory } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
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
