import type { Log } from '../platform/log.js';
import type { Settings } from '../platform/settings.js';
import { openDatabase } from '../store/database.js';
import { startIngest } from './ingest.js';
import { learnInThread } from './learning/thread.js';
import { createQueueEngine } from './queue-engine.js';
import { keepSchedule, type LearnJob, learnQueue } from './schedule.js';

export interface WorkersOptions {
  settings: Settings;
  databaseUrl: string;
  log: Log;
}

export interface Workers {
  /** Ends the running jobs within ten seconds; one that cannot end is left, and taken up again by the next worker. */
  close(): Promise<void>;
}

/** The composition root of the worker process: builds the parts and hands them to each other. */
export async function startWorkers({ settings, databaseUrl, log }: WorkersOptions): Promise<Workers> {
  const { databaseSchema, redisUrl, learnSchedule } = settings;
  const db = openDatabase({ url: databaseUrl, schema: databaseSchema, connections: 15, log });
  const engine = createQueueEngine({ databaseUrl, databaseSchema, redisUrl, log });
  const relay = engine.relay();
  const ingest = startIngest({ db, databaseUrl, databaseSchema, engine, log });
  const learning = engine.worker<LearnJob>(
    learnQueue,
    ({ data }, signal) => learnInThread({ kind: data.kind, databaseUrl, settings }, announce, signal),
    { concurrency: 1, lockDuration: 30_000, maxStalledCount: 3 },
  );
  const schedule = keepSchedule(engine.queue(learnQueue), learnSchedule, log);

  /** A bot that does not hear it finds the model by its own look at the registry. */
  function announce(model: string): void {
    relay.publish('model.promoted', { id: model }).catch((err: unknown) => log.warn({ err, model }, 'no bot was told of a model'));
  }

  async function close(): Promise<void> {
    await Promise.all([ingest.close(), learning.close(), schedule.close()]);
    await engine.close();
    await db.destroy();
  }

  try {
    await engine.ready();
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}
