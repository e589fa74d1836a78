import type { Kysely } from 'kysely';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type LiveModels, openLiveModels } from '../../bot/live-models.js';
import { fitChurn } from '../../recommender/churn/churn.js';
import { writeChurnModel } from '../../recommender/churn/churn-artefact.js';
import { addCandidate, promote, rollBackTo } from '../../store/models.js';
import type { Schema } from '../../store/schema.js';
import { readBehaviour } from '../../workers/learning/behaviour.js';
import type { Relay } from '../../workers/relay.js';
import { log, onEveryEngine, type Workplace } from '../support/queues.js';
import { openShop, today } from '../support/shop.js';

onEveryEngine((open) => {
  let place: Workplace;
  let db: Kysely<Schema>;
  let worker: Relay;
  let bot: Relay;
  let live: LiveModels | undefined;

  beforeAll(async () => {
    place = await open();
    db = place.db;
    worker = place.engine.relay();
    bot = place.another().relay();
    await openShop(db, 120);
  });
  beforeEach(async () => {
    await db.deleteFrom('model').execute();
  });
  afterEach(() => live?.close());

  /** A churn scorer whose horizon tells it from others, promoted as a worker does it. */
  async function promoteScorer(horizonDays: number): Promise<string> {
    const { events, asOf } = (await readBehaviour({ db, log, now: () => today }))!;
    const artefact = writeChurnModel(fitChurn(events, { asOf, horizonDays }));
    const { id } = await addCandidate(db, { kind: 'churn', artefact, metrics: {}, dataWindow: {} });
    await promote(db, id, 'good');
    return id;
  }

  it('serves the model that was live before it started', async () => {
    const id = await promoteScorer(40);
    live = await openLiveModels(db, bot, log);
    expect(live.churn()?.horizonDays).toBe(40);
    expect(live.info('churn')).toMatchObject({ id });
    expect(live.intent()).toBeUndefined();
  });

  it('swaps as soon as it is told of a promotion, without waiting for its next look', async () => {
    await promoteScorer(40);
    live = await openLiveModels(db, bot, log);
    const id = await promoteScorer(50);
    await worker.publish('model.promoted', { id });
    await expect.poll(() => live!.churn()?.horizonDays, { timeout: 5_000, interval: 20 }).toBe(50);
  });

  it('finds a promotion, and a way back, that it was not told of', async () => {
    const first = await promoteScorer(40);
    live = await openLiveModels(db, bot, log);
    await promoteScorer(50);
    await live.refresh();
    expect(live.churn()?.horizonDays).toBe(50);
    await rollBackTo(db, first);
    await live.refresh();
    expect(live.churn()?.horizonDays).toBe(40);
  });

  it('refuses a damaged model and goes on with the one before', async () => {
    const first = await promoteScorer(40);
    live = await openLiveModels(db, bot, log);
    const damaged = await promoteScorer(50);
    await db
      .updateTable('model')
      .set({ artefact: Buffer.from('damaged') })
      .where('id', '=', damaged)
      .execute();
    await live.refresh();
    expect(live.churn()?.horizonDays).toBe(40);
    expect(live.info('churn')).toMatchObject({ id: first });
  });
});
