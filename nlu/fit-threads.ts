import { Worker } from 'node:worker_threads';
import { StewardError } from '../platform/errors.js';
import { projectFile } from '../platform/project.js';
import type { Dataset } from './dataset.js';
import type { Fit, FitJob } from './fit.js';

/** Fits to one dataset in threads of its own, as many at a time as there are. */
export interface FitThreads {
  /** Waits for its turn. Throws `training_failed` when the thread dies under it. */
  fit(job: FitJob): Promise<Fit>;
  close(): Promise<void>;
}

/** Compiled: a thread takes no TypeScript. */
const threadFile = projectFile('dist', 'nlu', 'fit-thread.js');

interface Waiting {
  job: FitJob;
  resolve(fit: Fit): void;
  reject(error: unknown): void;
}

export function openFitThreads(dataset: Dataset, threads: number): FitThreads {
  const waiting: Waiting[] = [];
  /** Each gives a thread its next job. */
  const idle: (() => void)[] = [];
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(threadFile, { workerData: dataset });
    let current: Waiting | undefined;
    const next = () => {
      current = waiting.shift();
      if (current) worker.postMessage(current.job);
      else idle.push(next);
    };
    worker.on('message', (fit: Fit) => {
      current?.resolve(fit);
      next();
    });
    worker.on('error', (cause) => {
      const error = new StewardError('unavailable', 'training_failed', 'A thread that trains has died.', { cause });
      for (const { reject } of current ? [current, ...waiting.splice(0)] : waiting.splice(0)) reject(error);
    });
    idle.push(next);
    return worker;
  });
  return {
    fit(job) {
      return new Promise((resolve, reject) => {
        waiting.push({ job, resolve, reject });
        idle.pop()?.();
      });
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
