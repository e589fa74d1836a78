import { afterAll, describe, expect, it } from 'vitest';
import { type FitJob, fitter } from '../../nlu/fit.js';
import { openFitThreads } from '../../nlu/fit-threads.js';
import { madeDataset } from './made-dataset.js';

const dataset = madeDataset({ classes: 3, each: 10, vectorNoise: 1, wordNoise: 0.1 });
const job = (n: number): FitJob => ({
  train: [...dataset.labels.keys()].filter((row) => row % 5 !== n),
  ask: [...dataset.labels.keys()].filter((row) => row % 5 === n),
  settings: { cost: 1, lexicalWeight: 0.5 },
  seed: n,
});

describe('fits in threads', () => {
  const threads = openFitThreads(dataset, 2);
  afterAll(() => threads.close());

  it('are those that are made here, each given to who asked for it, though there are more than threads', async () => {
    const here = fitter(dataset);
    const jobs = [0, 1, 2, 3, 4].map(job);
    expect(await Promise.all(jobs.map((each) => threads.fit(each)))).toEqual(jobs.map((each) => here(each)));
  });

  it('fail, as do those that wait, when a thread dies under them', async () => {
    const alone = openFitThreads(dataset, 1);
    const impossible = { ...job(0), train: [1_000_000] };
    const [fit, waiting] = await Promise.allSettled([alone.fit(impossible), alone.fit(job(1))]);
    for (const failed of [fit, waiting]) expect(failed).toMatchObject({ status: 'rejected', reason: { code: 'training_failed' } });
    await alone.close();
  });
});
