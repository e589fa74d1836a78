import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { markHandled } from '../../store/activities.js';
import { appendToOutbox, claimOutbox } from '../../store/outbox.js';
import { type IngestOptions, ingest, startIngest } from '../../workers/ingest.js';
import type { JobWorker } from '../../workers/jobs.js';
import { ingestedMessages, openEntries, recordMessages } from '../support/messages.js';
import { log, onEveryEngine, type Workplace } from '../support/queues.js';
import { freshStore } from '../support/store.js';

const patiently = { timeout: 15_000 };

const understanding = {
  text: 'where is my order',
  language: 'en',
  intents: [{ intent: 'order_status', confidence: 0.9 }],
  inScope: true,
  entities: [],
  sentiment: { label: 'neutral', score: 0 },
};

onEveryEngine((open) => {
  let place: Workplace;
  const running: JobWorker[] = [];
  const start = (options: Partial<IngestOptions> = {}): void => {
    const { db, url, schema, engine } = place;
    running.push(startIngest({ db, databaseUrl: url, databaseSchema: schema, engine, log, ...options }));
  };

  beforeAll(async () => {
    place = await open();
  });
  beforeEach(async () => {
    await place.db.deleteFrom('ingested_message').execute();
    await place.db.deleteFrom('outbox').execute();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((worker) => worker.close()));
  });

  it('ingests every recorded message', async () => {
    start();
    const ids = await recordMessages(place.db, 60);
    await expect.poll(() => openEntries(place.db), patiently).toBe(0);
    expect(await ingestedMessages(place.db)).toEqual(ids.sort());
  });

  it('hears of a message and does not wait for the next look at the outbox', async () => {
    start({ pollEvery: 3_600_000 });
    for (const round of [1, 2, 3]) {
      await recordMessages(place.db, round);
      await expect.poll(() => openEntries(place.db), patiently).toBe(0);
    }
  });

  it('leaves one row a message when two processes relay the same entries over and over', async () => {
    start({ repeatAfter: 1 });
    start({ repeatAfter: 1, engine: place.another() });
    const ids = await recordMessages(place.db, 60);
    await expect.poll(() => openEntries(place.db), patiently).toBe(0);
    expect(await ingestedMessages(place.db)).toEqual(ids.sort());
  });

  it('ingests what the queue lost', async () => {
    const ids = await recordMessages(place.db, 20);
    // Relayed, and then lost by the queue.
    expect(await claimOutbox(place.db, 100, 60_000)).toHaveLength(20);
    start({ repeatAfter: 300 });
    await expect.poll(() => openEntries(place.db), patiently).toBe(0);
    expect(await ingestedMessages(place.db)).toEqual(ids.sort());
  });
});

describe('ingesting an outbox entry', () => {
  it('is done once, however often it is delivered', async () => {
    const { db } = await freshStore();
    const [id] = await recordMessages(db, 1);
    const [entry] = await claimOutbox(db, 1, 60_000);
    const job = { outboxId: entry!.id, payload: entry!.payload };
    await Promise.all(Array.from({ length: 8 }, () => ingest(db, 'message', job)));
    expect(await ingestedMessages(db)).toEqual([id]);
    expect(await openEntries(db)).toBe(0);
  });

  it('takes over what was understood, also when the turn ends after the message was ingested', async () => {
    const { db } = await freshStore();
    const [id] = await recordMessages(db, 1);
    await ingest(db, 'message', { outboxId: 1, payload: { activityId: id } });
    await markHandled(db, id!, understanding, new Date());
    await ingest(db, 'message', { outboxId: 2, payload: { activityId: id } });
    const rows = await db.selectFrom('ingested_message').selectAll().execute();
    expect(rows).toMatchObject([{ intent: 'order_status', confidence: 0.9, in_scope: true, language: 'en', sentiment: 'neutral' }]);
  });

  it('refuses a topic that no worker knows, and leaves the entry open', async () => {
    const { db } = await freshStore();
    await appendToOutbox(db, 'riddle', [{ id: randomUUID() }]);
    await expect(ingest(db, 'riddle', { outboxId: 1, payload: {} })).rejects.toThrow(/no worker knows/);
    expect(await openEntries(db)).toBe(1);
  });
});
