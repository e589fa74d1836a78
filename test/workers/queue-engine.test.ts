import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { onEveryEngine, type Workplace } from '../support/queues.js';

onEveryEngine((open) => {
  let place: Workplace;
  beforeAll(async () => {
    place = await open();
  });

  const options = { concurrency: 2, lockDuration: 10_000, maxStalledCount: 1 };

  it('carries every job of a batch to a worker of another process', async () => {
    const queue = place.engine.queue<number>('numbers');
    const seen: number[] = [];
    const worker = place.another().worker<number>('numbers', async (job) => void seen.push(job.data), options);
    await place.engine.ready();
    const jobs = Array.from({ length: 50 }, (_, n) => ({
      name: 'number',
      data: n,
      opts: { jobId: `number-${n}`, removeOnComplete: true },
    }));
    await queue.addBulk(jobs);
    await expect.poll(() => seen.sort((a, b) => a - b)).toEqual(jobs.map((job) => job.data));
    await worker.close();
  });

  it('tries a failed job again', async () => {
    const queue = place.engine.queue<string>('flaky');
    let tries = 0;
    const worker = place.another().worker<string>(
      'flaky',
      async () => {
        tries += 1;
        if (tries < 3) throw new Error('not yet');
      },
      options,
    );
    await queue.addBulk([
      { name: 'once', data: 'x', opts: { attempts: 3, backoff: { type: 'exponential', delay: 20 }, removeOnFail: true } },
    ]);
    await expect.poll(() => tries).toBe(3);
    await worker.close();
  });

  it('tells every process of a notice', async () => {
    const [one, two] = [place.engine.relay(), place.another().relay()];
    const heard: string[] = [];
    await one.subscribe('model.promoted', ({ id }) => void heard.push(`one ${id}`));
    await two.subscribe('model.promoted', ({ id }) => void heard.push(`two ${id}`));
    await two.publish('model.promoted', { id: 'intent-1' });
    await two.publish('conversation.changed', { conversationId: 'c' });
    await expect.poll(() => heard.sort()).toEqual(['one intent-1', 'two intent-1']);
    await sleep(50);
    expect(heard).toHaveLength(2);
  });
});
