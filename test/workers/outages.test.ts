import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../store/database.js';
import { type EmbeddedServer, openEmbeddedServer } from '../../store/embedded/server.js';
import { migrate } from '../../store/migrate.js';
import type { Schema } from '../../store/schema.js';
import { startIngest } from '../../workers/ingest.js';
import type { JobWorker } from '../../workers/jobs.js';
import { createQueueEngine, type QueueEngine } from '../../workers/queue-engine.js';
import { type LearnJob, learnQueue, requestLearning } from '../../workers/schedule.js';
import { ingestedMessages, openEntries, recordMessages } from '../support/messages.js';
import { log, openWorkplace, type Workplace } from '../support/queues.js';
import { startRedis } from '../support/redis.js';
import { available } from '../support/requirements.js';

const patiently = { timeout: 20_000 };

describe.skipIf(!available('redis-server'))('while Redis is away', () => {
  let place: Workplace;
  let worker: JobWorker | undefined;
  const start = (): void => {
    const { db, url, schema, engine } = place;
    worker = startIngest({ db, databaseUrl: url, databaseSchema: schema, engine, log, repeatAfter: 1_000 });
  };

  beforeEach(async () => {
    place = await openWorkplace(await startRedis());
  });
  afterEach(async () => worker?.close());

  it('what it forgot between two messages is ingested all the same', async () => {
    start();
    const before = await recordMessages(place.db, 30);
    await place.redis!.flush();
    const after = await recordMessages(place.db, 30);
    await expect.poll(() => openEntries(place.db), patiently).toBe(0);
    expect(await ingestedMessages(place.db)).toEqual([...before, ...after].sort());
  }, 30_000);

  it('messages are recorded, and the workers go on when it is killed and started again', async () => {
    start();
    const before = await recordMessages(place.db, 20);
    await place.redis!.kill();
    const during = await recordMessages(place.db, 20);
    await sleep(1_500);
    await place.redis!.start();
    const after = await recordMessages(place.db, 20);
    await expect.poll(() => openEntries(place.db), patiently).toBe(0);
    expect(await ingestedMessages(place.db)).toEqual([...before, ...during, ...after].sort());
  }, 30_000);

  it('workers may start before it does', async () => {
    await place.redis!.kill();
    start();
    const ids = await recordMessages(place.db, 5);
    await sleep(500);
    await place.redis!.start();
    await expect.poll(() => openEntries(place.db), patiently).toBe(0);
    expect(await ingestedMessages(place.db)).toEqual(ids.sort());
  });

  it('who wants notices waits for seconds only, and gets them once it is back', async () => {
    await place.redis!.kill();
    const relay = place.engine.relay();
    const heard: string[] = [];
    await relay.subscribe('conversation.changed', ({ conversationId }) => void heard.push(conversationId));
    await expect(relay.publish('conversation.changed', { conversationId: 'lost' })).rejects.toMatchObject({ code: 'queue_away' });
    await place.redis!.start();
    const tell = () => relay.publish('conversation.changed', { conversationId: 'told' }).catch(() => {});
    await expect.poll(() => tell().then(() => heard.includes('told')), patiently).toBe(true);
    expect(heard).not.toContain('lost');
  });

  it('who asks it for something is told so at once, and a bot stops when it is told to', async () => {
    const engine = place.another();
    const learning = engine.queue<LearnJob>(learnQueue);
    const relay = engine.relay();
    await relay.subscribe('model.promoted', () => {});
    await requestLearning(learning, 'intent');
    await place.redis!.kill();
    await sleep(300);
    await expect(requestLearning(learning, 'churn')).rejects.toMatchObject({ kind: 'unavailable', code: 'queue_away' });
    await expect(relay.publish('model.promoted', { id: 'churn-2' })).rejects.toMatchObject({ kind: 'unavailable', code: 'queue_away' });
    const before = performance.now();
    await engine.close();
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('workers that never reached it stop when they are told to', async () => {
    await place.redis!.kill();
    start();
    await recordMessages(place.db, 5);
    await sleep(200);
    const before = performance.now();
    await worker!.close();
    await place.engine.close();
    expect(performance.now() - before).toBeLessThan(9_000);
  });

  it('workers stop when they are told to', async () => {
    start();
    await recordMessages(place.db, 5);
    await place.redis!.kill();
    const before = performance.now();
    await worker!.close();
    await place.engine.close();
    expect(performance.now() - before).toBeLessThan(9_000);
  });
});

describe('when the database is killed', () => {
  let folder: string;
  let server: EmbeddedServer;
  let db: Kysely<Schema>;
  let engine: QueueEngine;
  let worker: JobWorker;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'steward-outage-'));
    chmodSync(folder, 0o755);
    server = await openEmbeddedServer(folder, log);
    db = openDatabase({ url: server.url });
    await migrate(db);
    engine = createQueueEngine({ databaseUrl: server.url, databaseSchema: 'public', redisUrl: undefined, log });
    worker = startIngest({ db, databaseUrl: server.url, databaseSchema: 'public', engine, log, repeatAfter: 2_000 });
  });
  afterEach(async () => {
    await worker.close();
    await engine.close();
    await db.destroy();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('the workers go on once it is back', async () => {
    await engine.ready();
    const before = await recordMessages(db, 20);
    const killed = await postmaster(db);
    process.kill(killed, 'SIGKILL');
    await expect.poll(() => postmaster(db).catch(() => killed), patiently).not.toBe(killed);
    const after = await recordMessages(db, 20);
    await expect.poll(() => openEntries(db), patiently).toBe(0);
    expect(await ingestedMessages(db)).toEqual([...before, ...after].sort());
  }, 45_000);
});

async function postmaster(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ pid: string }>`select split_part(pg_read_file('postmaster.pid'), chr(10), 1) as pid`.execute(db);
  return Number(rows[0]!.pid);
}
