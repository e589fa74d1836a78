import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../platform/log.js';
import { claimOutbox, type OutboxEntry, releaseOutbox } from '../store/outbox.js';
import type { Db } from '../store/schema.js';
import type { Job, JobOptions, JobQueue } from './jobs.js';

export const ingestQueue = 'ingest';

/** A job of that queue, named after the entry's topic. */
export interface IngestJob {
  outboxId: number;
  payload: Record<string, unknown>;
}

export interface OutboxRelayOptions {
  db: Db;
  queue: JobQueue<IngestJob>;
  log: Log;
  /** Milliseconds between looks at the outbox when nothing announces an entry. */
  pollEvery?: number;
  /** Milliseconds after which an entry that is not done is relayed again. */
  repeatAfter?: number;
}

export interface OutboxRelay {
  /** There may be something to relay now. */
  wake(): void;
  close(): Promise<void>;
}

const batchSize = 500;

/**
 * Moves committed outbox entries into the queue for as long as it runs. The entry is the record and the job only a
 * way to get it done: while the queue or the database is away this waits, and what a queue lost is relayed again.
 */
export function startOutboxRelay({ db, queue, log, pollEvery = 1_000, repeatAfter = 60_000 }: OutboxRelayOptions): OutboxRelay {
  const closing = new AbortController();
  let nap = new AbortController();

  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      nap = new AbortController();
      const { signal } = nap;
      const moved = await relayBatch().catch((err: unknown) => {
        log.warn({ err }, 'the outbox could not be relayed; it is tried again');
        return 0;
      });
      // A full batch means that there is more.
      if (moved < batchSize) await sleep(pollEvery, undefined, { signal }).catch(() => {}); // Aborted: awake.
    }
  };

  const relayBatch = async (): Promise<number> => {
    const entries = await claimOutbox(db, batchSize, repeatAfter);
    if (entries.length === 0) return 0;
    try {
      await queue.addBulk(entries.map(jobOf));
    } catch (err) {
      await releaseOutbox(
        db,
        entries.map(({ id }) => id),
      );
      throw err;
    }
    return entries.length;
  };

  const done = run();
  return {
    wake: () => nap.abort(),
    async close() {
      closing.abort();
      nap.abort();
      await done;
    },
  };
}

/** A failed job is dropped like a finished one: its entry is still open and is relayed again. */
const options: JobOptions = { attempts: 3, backoff: { type: 'exponential', delay: 500 }, removeOnComplete: true, removeOnFail: true };

function jobOf({ id, topic, payload }: OutboxEntry): Job<IngestJob> {
  return { name: topic, data: { outboxId: id, payload }, opts: { ...options, jobId: `outbox-${id}` } };
}
