/** A piece of work on its way to a worker; data is plain JSON. */
export interface Job<T> {
  name: string;
  data: T;
  opts?: JobOptions;
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

/** What we use of a BullMQ queue. Each call throws StewardError `queue_away` if the engine does not answer within seconds. */
export interface JobQueue<T> {
  addBulk(jobs: Job<T>[]): Promise<unknown>;
  upsertJobScheduler(id: string, repeat: { pattern: string; tz: string }, job: Job<T>): Promise<unknown>;
  getJobSchedulersCount(): Promise<number>;
}

/** Does one job; throws when it is to be tried again. The signal is aborted when the worker closes. */
export type JobProcessor<T> = (job: Pick<Job<T>, 'name' | 'data'>, signal: AbortSignal) => Promise<void>;

export interface JobWorkerOptions {
  /** Jobs at the same time. */
  concurrency: number;
  /** Milliseconds after which a job of a worker that fell silent is given to another one. */
  lockDuration: number;
  /** How often a job may be given to another worker before it counts as failed. */
  maxStalledCount: number;
}

export interface JobWorker {
  /**
   * Takes no more jobs, aborts the signal of the running ones and waits seconds for them to end. A job that throws then goes
   * back to the queue; one that does not end is left, and given to another worker when its lock has run out.
   */
  close(): Promise<void>;
}
