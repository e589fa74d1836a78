import type { Kysely } from 'kysely';
import { StewardError } from '../platform/errors.js';
import type { Log } from '../platform/log.js';
import { ingestMessage } from '../store/ingested-messages.js';
import { listen } from '../store/notifications.js';
import { completeOutbox, outboxChannel } from '../store/outbox.js';
import type { Schema } from '../store/schema.js';
import type { JobWorker } from './jobs.js';
import { type IngestJob, ingestQueue, startOutboxRelay } from './outbox-relay.js';
import type { QueueEngine } from './queue-engine.js';

export interface IngestOptions {
  db: Kysely<Schema>;
  /** Of the same database: announcements of the outbox need a connection of their own. */
  databaseUrl: string;
  databaseSchema: string;
  engine: QueueEngine;
  log: Log;
  /** Milliseconds between looks at the outbox when nothing announces an entry. */
  pollEvery?: number;
  /** Milliseconds after which an outbox entry that is not done is relayed again. */
  repeatAfter?: number;
}

/** Ingests every recorded message, from its outbox entry through the queue into the rows that reports and learning read. */
export function startIngest({ db, databaseUrl, databaseSchema, engine, log, ...pace }: IngestOptions): JobWorker {
  const worker = engine.worker<IngestJob>(ingestQueue, (job) => ingest(db, job.name, job.data), {
    concurrency: 10,
    lockDuration: 5_000,
    maxStalledCount: 10,
  });
  const outbox = startOutboxRelay({ db, queue: engine.queue(ingestQueue), log, ...pace });
  const announcements = listen({
    url: databaseUrl,
    channel: outboxChannel,
    onNotify: (schema) => schema === databaseSchema && outbox.wake(),
    onListening: outbox.wake,
    log,
  });
  return {
    async close() {
      await Promise.all([announcements.close(), outbox.close(), worker.close()]);
    },
  };
}

/**
 * Does the work of one outbox entry and marks it done, in one transaction: delivered twice, it leaves what once leaves.
 * @throws StewardError `outbox_topic_unknown`
 */
export async function ingest(db: Kysely<Schema>, topic: string, { outboxId, payload }: IngestJob): Promise<void> {
  if (topic !== 'message') {
    throw new StewardError('invalid', 'outbox_topic_unknown', `Outbox entry ${outboxId} has the topic "${topic}", which no worker knows.`);
  }
  await db.transaction().execute(async (tx) => {
    await ingestMessage(tx, String(payload.activityId));
    await completeOutbox(tx, outboxId);
  });
}
