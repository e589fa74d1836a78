import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { openLiveModels } from '../../bot/live-models.js';
import { readSettings } from '../../platform/settings.js';
import { liveModel } from '../../store/models.js';
import type { JobQueue } from '../../workers/jobs.js';
import { modelKinds } from '../../workers/learning/lessons.js';
import { startWorkers, type Workers } from '../../workers/main.js';
import { type LearnJob, learnQueue, requestLearning } from '../../workers/schedule.js';
import { openEntries, recordMessages } from '../support/messages.js';
import { log, onEveryEngine, type Workplace } from '../support/queues.js';
import { openShop } from '../support/shop.js';

const patiently = { timeout: 150_000 };

onEveryEngine((open) => {
  let place: Workplace;
  let queue: JobQueue<LearnJob>;
  const start = (): Promise<Workers> => {
    const settings = readSettings({ STEWARD_DATABASE_SCHEMA: place.schema, REDIS_URL: place.redis?.url, STEWARD_LOG_LEVEL: 'silent' });
    return startWorkers({ settings, databaseUrl: place.url, log });
  };

  beforeAll(async () => {
    place = await open();
    queue = place.engine.queue<LearnJob>(learnQueue);
    await openShop(place.db, 120);
  });

  it('ingests, keeps the schedule, and learns what is asked for; bots swap the model', async () => {
    const workers = await start();
    const live = await openLiveModels(place.db, place.engine.relay(), log);
    await recordMessages(place.db, 3);
    await requestLearning(queue, 'churn');
    await expect.poll(() => live.info('churn')?.id, patiently).toBe('churn-1');
    await expect.poll(() => openEntries(place.db), patiently).toBe(0);
    expect(await queue.getJobSchedulersCount()).toBe(modelKinds.length);
    live.close();
    await workers.close();
  });

  it('ends a job that learns at once, and the next worker takes it up again', { timeout: 200_000 }, async () => {
    const first = await start();
    await requestLearning(queue, 'recommender');
    await sleep(200);
    const before = performance.now();
    await first.close();
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(await liveModel(place.db, 'recommender')).toBeUndefined();
    const second = await start();
    await expect.poll(async () => (await liveModel(place.db, 'recommender'))?.id, patiently).toBe('recommender-1');
    await second.close();
  });
});
