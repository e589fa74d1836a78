import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { projectFile } from '../platform/project.js';
import type { Dataset } from './dataset.js';
import type { Fit, FitJob } from './fit.js';

/** Fits to one dataset in threads of its own, as many at a time as there are. */
export interface FitThreads {
  /** Results in the order of the jobs, which does not depend on the number of threads. Throws what a fit throws. */
  fit(jobs: readonly FitJob[]): Promise<Fit[]>;
  close(): Promise<void>;
}

/** Compiled: a thread takes no TypeScript. */
const threadFile = projectFile('dist', 'nlu', 'fit-thread.js');

export function openFitThreads(dataset: Dataset, threads: number): FitThreads {
  const workers = Array.from({ length: threads }, () => new Worker(threadFile, { workerData: dataset }));
  return {
    async fit(jobs) {
      const waiting = [...jobs.entries()];
      const fits: Fit[] = [];
      await Promise.all(
        workers.map(async (worker) => {
          for (let next = waiting.shift(); next; next = waiting.shift()) {
            const [at, job] = next;
            worker.postMessage(job);
            [fits[at]] = (await once(worker, 'message')) as [Fit];
          }
        }),
      );
      return fits;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
