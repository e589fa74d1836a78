import { afterAll, describe } from 'vitest';
import { createLog } from '../../platform/log.js';
import { createQueueEngine, type QueueEngine } from '../../workers/queue-engine.js';
import { startRedis, type TestRedis } from './redis.js';
import { available } from './requirements.js';
import { type FreshStore, freshStore } from './store.js';

export const log = createLog('test', 'silent');

/** A fresh store with queues on one of the two engines. */
export interface Workplace extends FreshStore {
  engine: QueueEngine;
  /** Undefined where the queues live in PostgreSQL. */
  redis: TestRedis | undefined;
  /** One more process's view of the same queues. */
  another(): QueueEngine;
}

/** Runs a suite once on every queue engine; on Redis where `redis-server` is installed. */
export function onEveryEngine(suite: (open: () => Promise<Workplace>) => void): void {
  describe('on PostgreSQL', () => suite(() => openWorkplace(undefined)));
  describe.skipIf(!available('redis-server'))('on Redis', () => suite(async () => openWorkplace(await startRedis())));
}

const cleanups: (() => Promise<void>)[] = [];

// Registered while the file is collected: vitest ignores what a running test or hook registers.
afterAll(async () => {
  await Promise.all(cleanups.map((cleanup) => cleanup()));
});

/** Closed and dropped after the test file. */
export async function openWorkplace(redis: TestRedis | undefined): Promise<Workplace> {
  const store = await freshStore();
  const engines: QueueEngine[] = [];
  const another = (): QueueEngine => {
    const engine = createQueueEngine({ databaseUrl: store.url, databaseSchema: store.schema, redisUrl: redis?.url, log });
    engines.push(engine);
    return engine;
  };
  cleanups.push(async () => {
    await Promise.all(engines.map((engine) => engine.close()));
    await redis?.close();
  });
  return { ...store, engine: another(), redis, another };
}
