import type { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BackendFactory,
  type IQueueBackend,
  type Processor,
  Queue,
  type RelayBackendFactory,
  Relay as RelayNode,
  Worker,
} from 'bullmq';
import type { Log } from '../platform/log.js';
import { postgresEngine } from './engines/postgres.js';
import { redisEngine } from './engines/redis.js';
import { openRelay, type Relay } from './relay.js';

/** What a database has to bring to carry our queues. `C` is what its BullMQ backend takes as a connection. */
export interface Engine<B extends IQueueBackend, C> {
  createBackend: BackendFactory<B, C>;
  createRelayBackend: RelayBackendFactory<C>;
  /** For queues: a call fails within seconds while the engine is away. */
  producing(): C;
  /** For workers: they wait until the engine is back. */
  consuming(): C;
  /** Keeps installations apart that share a Redis. */
  prefix?: string;
  /** Whether the engine has to be there before the process counts as started. */
  neededAtStart: boolean;
  /** Ends connections that BullMQ does not end itself. */
  close(): void;
}

export interface JobOptions {
  /** A second job with the same id is ignored while the first is there. No colons. */
  jobId?: string;
  attempts?: number;
  /** Milliseconds before the second attempt, twice as many before the third. */
  backoff?: { type: 'exponential'; delay: number };
  /** While a job with this id waits or runs, another one is ignored. */
  deduplication?: { id: string };
  removeOnComplete?: boolean | { count: number };
  removeOnFail?: boolean | { count: number };
}

export interface Job<T> {
  name: string;
  data: T;
  opts?: JobOptions;
}

export interface JobQueue<T> {
  addBulk(jobs: Job<T>[]): Promise<unknown>;
  upsertJobScheduler(id: string, repeat: { pattern: string }, job: Job<T>): Promise<unknown>;
  getJobSchedulersCount(): Promise<number>;
}

export interface JobWorker {
  /** Takes no more jobs and waits for the running ones; with `force` it leaves them, for a worker to take up again. */
  close(force?: boolean): Promise<void>;
}

export interface JobWorkerOptions {
  concurrency: number;
  /** Milliseconds after which a job of a worker that fell silent is given to another one. */
  lockDuration: number;
  /** How often a job may be given to another worker before it counts as failed. */
  maxStalledCount: number;
}

export interface QueueEngine {
  queue<T>(name: string): JobQueue<T>;
  worker<T>(name: string, processor: Processor<T, void>, options: JobWorkerOptions): JobWorker;
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
/** Milliseconds a worker waits before it asks an engine again that refused its connection. */
const workerRetryPause = 1_000;

/** Milliseconds a relay waits for news in one command; less than a command may take. */
const relayBlocks = 2_000;

/** BullMQ on Redis where there is one, on PostgreSQL otherwise. Nothing else in the code knows which. */
export function createQueueEngine({ databaseUrl, databaseSchema, redisUrl, log }: QueueEngineOptions): QueueEngine {
  return redisUrl ? engineOn(redisEngine(redisUrl, databaseSchema), log) : engineOn(postgresEngine(databaseUrl, databaseSchema), log);
}

function engineOn<B extends IQueueBackend, C>(engine: Engine<B, C>, log: Log): QueueEngine {
  const { createBackend, createRelayBackend, producing, consuming, prefix } = engine;
  const parts: { waitUntilReady(): Promise<void> }[] = [];
  const closers: (() => Promise<void>)[] = [];
  const quietly = { prefix: prefix as string, runRetryDelay: workerRetryPause };
  return {
    queue<T>(name: string) {
      const queue = new Queue<T, void, string, T, void, string, B, C>(name, { connection: producing() as never, prefix }, createBackend);
      logErrors(queue, log.child({ queue: name }));
      parts.push(queue);
      closers.push(() => queue.close());
      return queue as unknown as JobQueue<T>;
    },
    worker(name, processor, options) {
      const worker = new Worker(
        name,
        processor,
        { ...quietly, ...options, stalledInterval: options.lockDuration, connection: consuming() as never },
        createBackend,
      );
      logErrors(worker, log.child({ worker: name }));
      parts.push(worker);
      // A worker that waits for its running jobs waits for ever on an engine that is away.
      return { close: async (force = false) => worker.close(force || !(await answers(worker.getBackend()))) };
    },
    relay() {
      const join = (): RelayNode<C> => {
        const node = new RelayNode<C>({ connection: producing(), prefix, backend: createRelayBackend, blockTimeout: relayBlocks });
        logErrors(node, log.child({ part: 'relay' }));
        return node;
      };
      const relay = openRelay(join, log);
      closers.push(() => relay.close());
      return relay;
    },
    async ready() {
      if (engine.neededAtStart) await Promise.all(parts.map((part) => part.waitUntilReady()));
    },
    async close() {
      await Promise.all(closers.map((close) => close()));
      engine.close();
    },
  };
}

/** Whether the engine answers a question within a second. */
function answers(backend: IQueueBackend): Promise<boolean> {
  const asked = backend.isMaxed().then(() => true);
  return Promise.race([asked, sleep(1_000, false, { ref: false })]).catch(() => false);
}

function logErrors(emitter: EventEmitter, log: Log): void {
  let quietUntil = 0;
  emitter.on('error', (err: unknown) => {
    if (Date.now() < quietUntil) return;
    quietUntil = Date.now() + quietAfterError;
    log.warn({ err }, 'the queue engine reported an error');
  });
}
