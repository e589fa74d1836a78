import type { EventEmitter } from 'node:events';
import { type IQueueBackend, type Job, Relay as RelayNode, WaitingError, withBackend } from 'bullmq';
import type { Log } from '../platform/log.js';
import type { Engine } from './engines/engine.js';
import { postgresEngine } from './engines/postgres.js';
import { redisEngine } from './engines/redis.js';
import { inTime, within } from './in-time.js';
import type { JobProcessor, JobQueue, JobWorker, JobWorkerOptions } from './jobs.js';
import { openRelay, type Relay } from './relay.js';

export interface QueueEngine {
  queue<T>(name: string): JobQueue<T>;
  worker<T>(name: string, processor: JobProcessor<T>, options: JobWorkerOptions): JobWorker;
  /** Notices between processes. One relay a process is enough. */
  relay(): Relay;
  /** Resolves when the queues can be used; throws if their database cannot be reached. Redis may come later. */
  ready(): Promise<void>;
  /** Closes queues and relays; workers are closed by who made them. */
  close(): Promise<void>;
}

export interface QueueEngineOptions {
  databaseUrl: string;
  databaseSchema: string;
  /** Undefined: the queues live in PostgreSQL. */
  redisUrl: string | undefined;
  log: Log;
}

/** Milliseconds of silence after an error was logged: in an outage every connection complains at every try. */
const quietAfterError = 10_000;
/** Milliseconds until a worker asks an engine again that refused its connection. */
const retryPause = 1_000;
/** Milliseconds a caller waits for the engine. */
const longestAnswer = 4_000;
/** Milliseconds that running jobs are waited for at the end. */
const longestClose = 4_000;
/** Milliseconds a relay waits for news in one command; less than a command may take. */
const relayBlocks = 2_000;

/** BullMQ on Redis where there is one, on PostgreSQL otherwise. Nothing else in the code knows which. */
export function createQueueEngine({ databaseUrl, databaseSchema, redisUrl, log }: QueueEngineOptions): QueueEngine {
  return redisUrl ? engineOn(redisEngine(redisUrl, databaseSchema), log) : engineOn(postgresEngine(databaseUrl, databaseSchema), log);
}

function engineOn<B extends IQueueBackend, C>(engine: Engine<B, C>, log: Log): QueueEngine {
  const { createBackend, createRelayBackend, prefix } = engine;
  const { Queue, Worker } = withBackend(createBackend);
  const members: { waitUntilReady(): Promise<void> }[] = [];
  const closers: (() => Promise<void>)[] = [];
  return {
    queue<T>(name: string): JobQueue<T> {
      const queue = new Queue(name, { connection: engine.producing(), prefix });
      logErrors(queue, log.child({ queue: name }));
      members.push(queue);
      closers.push(() => queue.close());
      return {
        addBulk: (jobs) => inTime(longestAnswer, queue.addBulk(jobs)),
        upsertJobScheduler: (id, repeat, job) => inTime(longestAnswer, queue.upsertJobScheduler(id, repeat, job)),
        getJobSchedulersCount: () => inTime(longestAnswer, queue.getJobSchedulersCount()),
      };
    },
    worker<T>(name: string, processor: JobProcessor<T>, options: JobWorkerOptions): JobWorker {
      const closing = new AbortController();
      const process = async (job: Job<T, void>, token?: string): Promise<void> => {
        try {
          closing.signal.throwIfAborted();
          await processor(job, closing.signal);
        } catch (error) {
          if (!closing.signal.aborted) throw error;
          // Not the job's fault: it goes back and this does not count as an attempt.
          await job.moveToWait(token);
          throw new WaitingError('The worker closes; the job waits for another one.');
        }
      };
      const worker = new Worker<T, void>(name, process, {
        ...options,
        stalledInterval: options.lockDuration,
        runRetryDelay: retryPause,
        connection: engine.consuming(),
        prefix,
      });
      logErrors(worker, log.child({ worker: name }));
      worker.on('failed', (job, err) => log.warn({ err, worker: name, job: job?.id, attempts: job?.attemptsMade }, 'a job failed'));
      members.push(worker);
      return {
        async close() {
          closing.abort();
          // On an engine that is away a worker would wait for its jobs for ever.
          const reachable = await within(1_000, worker.getBackend().isMaxed());
          await within(longestClose, worker.close(!reachable));
        },
      };
    },
    relay() {
      const join = (): RelayNode<C> => {
        const node = new RelayNode<C>({ connection: engine.producing(), prefix, backend: createRelayBackend, blockTimeout: relayBlocks });
        logErrors(node, log.child({ part: 'relay' }));
        return node;
      };
      const relay = openRelay(join, log);
      closers.push(() => relay.close());
      return relay;
    },
    async ready() {
      if (engine.neededAtStart) await Promise.all(members.map((member) => member.waitUntilReady()));
    },
    async close() {
      await Promise.all(closers.map((close) => close()));
      engine.close();
    },
  };
}

function logErrors(emitter: EventEmitter, log: Log): void {
  let quietUntil = 0;
  emitter.on('error', (err: unknown) => {
    if (Date.now() < quietUntil) return;
    quietUntil = Date.now() + quietAfterError;
    log.warn({ err }, 'the queue engine reported an error');
  });
}
