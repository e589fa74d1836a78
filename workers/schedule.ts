import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../platform/log.js';
import type { ModelKind } from '../store/schema.js';
import type { Job, JobOptions, JobQueue } from './jobs.js';
import { modelKinds } from './learning/lessons.js';

export const learnQueue = 'learn';

/** A job of that queue. */
export interface LearnJob {
  kind: ModelKind;
}

const checkEvery = 600_000;
const retryPause = 5_000;

const options: JobOptions = {
  attempts: 3,
  backoff: { type: 'exponential', delay: 30_000 },
  removeOnComplete: { count: 20 },
  removeOnFail: { count: 20 },
};

/** Sees to it that every kind of model is learnt anew by the schedule, a cron expression in UTC, also after a Redis has forgotten it. */
export function keepSchedule(queue: JobQueue<LearnJob>, pattern: string, log: Log): { close(): Promise<void> } {
  const closing = new AbortController();
  const run = async (): Promise<void> => {
    let known = 0;
    while (!closing.signal.aborted) {
      try {
        if (known < modelKinds.length) await place(queue, pattern);
        known = await queue.getJobSchedulersCount();
      } catch (err) {
        known = 0;
        if (!closing.signal.aborted) log.warn({ err }, 'the schedule of learning could not be kept; it is tried again');
      }
      await sleep(known === 0 ? retryPause : checkEvery, undefined, { signal: closing.signal }).catch(() => {}); // Aborted: closing.
    }
  };
  const done = run();
  return {
    async close() {
      closing.abort();
      await done;
    },
  };
}

/** Asks for a kind of model to be learnt now. One request waits or runs at a time; more of them change nothing. */
export async function requestLearning(queue: JobQueue<LearnJob>, kind: ModelKind): Promise<void> {
  await queue.addBulk([{ ...jobOf(kind), opts: { ...options, deduplication: { id: kind } } }]);
}

async function place(queue: JobQueue<LearnJob>, pattern: string): Promise<void> {
  for (const kind of modelKinds) await queue.upsertJobScheduler(`learn-${kind}`, { pattern, tz: 'UTC' }, jobOf(kind));
}

function jobOf(kind: ModelKind): Job<LearnJob> {
  return { name: kind, data: { kind }, opts: options };
}
