import { parentPort, workerData } from 'node:worker_threads';
import type { Dataset } from './dataset.js';
import { type FitJob, fitter } from './fit.js';

/** Fits what it is asked to, to the dataset that it was started with. */
const learn = fitter(workerData as Dataset);
parentPort?.on('message', (job: FitJob) => parentPort?.postMessage(learn(job)));
