import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { serviceFacts } from '../../recommender/churn/service-facts.js';
import { fitRecommender } from '../../recommender/recommenders/fit.js';
import { recordIncoming } from '../../store/activities.js';
import { openConversation } from '../../store/conversations.js';
import { newestEventAt } from '../../store/events.js';
import { ingestMessage } from '../../store/ingested-messages.js';
import { addCandidate, listModels, liveModel, retire } from '../../store/models.js';
import { type RiskCount, riskCounts } from '../../store/risk-counts.js';
import type { Schema } from '../../store/schema.js';
import { readBehaviour } from '../../workers/learning/behaviour.js';
import { trainIfMissing } from '../../workers/learning/bootstrap.js';
import { learnChurn } from '../../workers/learning/churn.js';
import { type LearnParts, type Outcome, readLive } from '../../workers/learning/learn.js';
import { type Lessons, lessons } from '../../workers/learning/lessons.js';
import { compareOnNewChoices } from '../../workers/learning/new-choices.js';
import { learnRecommender } from '../../workers/learning/recommender.js';
import { countByRisk, countRisks } from '../../workers/learning/risk-counts.js';
import { readServiceRecord } from '../../workers/learning/service-records.js';
import { log } from '../support/queues.js';
import { daysAgo, openShop, today } from '../support/shop.js';
import { freshStore } from '../support/store.js';

let db: Kysely<Schema>;
let announced: string[];
const withoutPhrases = { startEncoder: () => Promise.reject(new Error('Learning from behaviour needs no encoder.')), phrases: '' };
const learning = (now = today): LearnParts => ({
  db,
  log,
  now: () => now,
  announce: async (id) => void announced.push(id),
  ...withoutPhrases,
});

beforeEach(async () => {
  db = (await freshStore()).db;
  announced = [];
});

describe('learning a recommender', () => {
  it('does nothing in a shop without events', async () => {
    expect(await learnRecommender(learning())).toBe('nothing');
    expect(await listModels(db)).toEqual([]);
  });

  it('promotes a first one that beats the most popular items, and tells the bots', async () => {
    await openShop(db, 120);
    expect(await learnRecommender(learning())).toBe('promoted');
    expect(await liveModel(db, 'recommender')).toMatchObject({ id: 'recommender-1', data_window: { items: 40, events: 960 } });
    expect((await liveModel(db, 'recommender'))!.verdict).toMatch(
      /^Promoted: recall@10 [01]\.\d+ against 0\.\d+ of the most popular items;/,
    );
    expect(announced).toEqual(['recommender-1']);
  });

  it('promotes one that is not worse, and retires the one before', async () => {
    await openShop(db, 120);
    await learnRecommender(learning());
    expect(await learnRecommender(learning())).toBe('promoted');
    const models = await listModels(db);
    expect(models.map(({ id, state, parent_id }) => [id, state, parent_id])).toEqual([
      ['recommender-2', 'live', 'recommender-1'],
      ['recommender-1', 'retired', null],
    ]);
  });

  it('keeps back one that was fitted on spoilt data, with the figures', async () => {
    await openShop(db, 120);
    await learnRecommender(learning());
    await sql`update behaviour_event set item_id = 'mystery-' || (abs(hashtext(id)) % 20)`.execute(db);
    expect(await learnRecommender(learning())).toBe('kept_back');
    const [candidate, live] = await listModels(db);
    expect(candidate).toMatchObject({ id: 'recommender-2', state: 'retired' });
    expect(candidate!.verdict).toMatch(
      /^Kept back: NDCG@10 0\.\d+ against [01]\.\d+ of recommender-1, where 0\.010 lower still counts as noise;/,
    );
    expect(live).toMatchObject({ id: 'recommender-1', state: 'live' });
    expect(announced).toEqual(['recommender-1']);
  });

  it('asks both for what customers chose since the live one was fitted, where they chose enough', async () => {
    await openShop(db, 360);
    await learnRecommender(learning(daysAgo(13.5)));
    await learnRecommender(learning());
    const [newest] = await listModels(db);
    expect(newest!.verdict).toMatch(/both asked for 240 choices made since recommender-1 was fitted/);
  });

  it('finds two that have seen the same equally good', async () => {
    await openShop(db, 360);
    const before = (await readBehaviour(learning(daysAgo(13.5))))!;
    const after = (await readBehaviour(learning()))!;
    const live = fitRecommender(before.events, before.items, { asOf: before.asOf });
    const candidate = { ...fitRecommender(after.events, after.items, { asOf: after.asOf }), parts: live.parts };
    const figures = compareOnNewChoices(candidate, live, { events: after.events, catalogue: after.items, vectors: new Map() });
    expect(figures.choices).toBe(240);
    expect(figures.candidate).toBeCloseTo(figures.live, 2);
  });
});

describe('learning a churn scorer', () => {
  it('says why there is none yet where the history is too short', async () => {
    await openShop(db, 9);
    expect(await learnChurn(learning())).toBe('nothing');
    expect(await listModels(db)).toEqual([]);
  });

  it('promotes one that is not worse on the same customers', async () => {
    await openShop(db, 180);
    expect(await learnChurn(learning())).toBe('promoted');
    expect(await learnChurn(learning())).toBe('promoted');
    const [second, first] = await listModels(db);
    expect(first!.verdict).toMatch(/^Promoted: AUC [01]\.\d+ against 0\.600 of what a first model must reach;/);
    expect(second!.verdict).toMatch(/^Promoted: AUC .* of churn-1, .* both on the same \d+ customers/);
    // The newer one says whether customers are still those that the one before learnt from.
    expect(first!.metrics).not.toHaveProperty('drift');
    expect(second!.metrics).toMatchObject({ chosen: expect.any(String), drift: { risks: expect.any(Number) } });
  });

  it('counts days from the newest event: a shop whose data ends early was not left by everybody', async () => {
    await openShop(db, 120);
    const later = new Date(today.getTime() + 365 * 86_400_000);
    expect(await newestEventAt(db, later)).toEqual(await newestEventAt(db, today));
    expect(await learnChurn(learning(later))).toBe('promoted');
  });
});

describe('what the service did', () => {
  it('is read as of a day, of customers who said it, without cancelled parcels', async () => {
    await openShop(db, 3);
    const conversationId = randomUUID();
    await openConversation(db, { id: conversationId, channel: 'test', userId: 'dl_test', customerId: 'customer-1' });
    const say = async (ago: number, speaker: 'customer' | 'bot') => {
      const incoming = { conversationId, payload: {}, type: 'message', text: 'It is broken', at: daysAgo(ago) };
      const { row } = await db.transaction().execute((tx) => recordIncoming(tx, incoming));
      await ingestMessage(db, row.id);
      const known = { speaker, intent: 'damaged_item', sentiment: 'negative' };
      await db.updateTable('ingested_message').set(known).where('activity_id', '=', row.id).execute();
    };
    await say(10, 'customer');
    await say(10, 'bot');
    await say(1, 'customer');
    const order = (id: string, status: 'delivered' | 'cancelled', promised: number) => {
      const row = { id, customer_id: 'customer-2', status, placed_at: daysAgo(30), total_cents: 1, expected_at: daysAgo(promised) };
      return db
        .insertInto('shop_order')
        .values({ ...row, delivered_at: daysAgo(9) })
        .execute();
    };
    await order('late', 'delivered', 20);
    await order('off', 'cancelled', 20);
    const record = await readServiceRecord(db, daysAgo(5));
    expect(record.messages).toEqual([
      { customer: 'customer-1', conversation: conversationId, intent: 'damaged_item', sentiment: 'negative', at: daysAgo(10) },
    ]);
    expect(record.parcels).toEqual([{ customer: 'customer-2', expected: daysAgo(20), delivered: daysAgo(9) }]);
    expect(serviceFacts(record, daysAgo(5))).toEqual({ contacts: 1, complaints: 1, badMoods: 1, farewells: 0, lateParcels: 1 });
    expect(await readServiceRecord(db, daysAgo(5), 'customer-2')).toEqual({ messages: [], parcels: record.parcels });
  });
});

describe('counting customers by churn risk', () => {
  const counts = () => riskCounts(db, daysAgo(400), daysAgo(-30));
  const all = ({ low, medium, high }: RiskCount) => low + medium + high;

  it('goes twelve weeks back the first time, with what was known then, and adds a day each time after', async () => {
    await openShop(db, 120);
    expect(await lessons.churn(learning())).toBe('promoted');
    const first = await counts();
    expect(first).toHaveLength(13);
    expect(first.at(-1)!.day).toBe((await newestEventAt(db, today))!.toISOString().slice(0, 10));
    expect(first.map(all)).toEqual(new Array(13).fill(120));
    // Every third customer has left by now.
    expect(first.at(-1)!.high).toBeGreaterThan(30);
    expect(first.at(-1)!.low).toBeGreaterThan(60);

    const stay = { customer_id: 'customer-1', item_id: 'cooking-1', type: 'view' as const, value: null };
    await db
      .insertInto('behaviour_event')
      .values({ ...stay, id: 'later', at: new Date(today.getTime() + 5 * 86_400_000) })
      .execute();
    await countRisks(learning(new Date(today.getTime() + 6 * 86_400_000)));
    const then = await counts();
    expect(then.slice(0, 13)).toEqual(first);
    expect(then.slice(13).map(({ day }) => day)).toEqual(['2025-03-06']);
  });

  it('leaves out who did nothing for half a year, and is the same in whatever order the events come', async () => {
    await openShop(db, 120);
    await learnChurn(learning());
    const { model } = (await readLive(learning(), 'churn'))!;
    const { events, asOf } = (await readBehaviour(learning()))!;
    const [now] = countByRisk(model, events, [asOf]);
    const longGone = { customer: 'gone', item: 'cooking-1', type: 'purchase' as const, value: 1_000, at: daysAgo(200) };
    expect(countByRisk(model, [longGone, ...events.toReversed()], [asOf])).toEqual([now]);
    expect(countByRisk(model, [longGone], [asOf])).toEqual([]);
  });

  it('does nothing without a scorer', async () => {
    await openShop(db, 9);
    expect(await lessons.churn(learning())).toBe('nothing');
    expect(await counts()).toEqual([]);
  });
});

describe('training what is missing', () => {
  const nothing = async (): Promise<Outcome> => 'nothing';
  let trained: number;
  const some: Lessons = {
    intent: nothing,
    recommender: nothing,
    churn: async (parts) => {
      trained += 1;
      return learnChurn({ ...parts, now: () => today });
    },
    value: nothing,
  };

  beforeEach(async () => {
    trained = 0;
    await openShop(db, 120);
  });

  it('is done once by two processes that start at the same moment', async () => {
    const said = await Promise.all([
      trainIfMissing(db, 'churn', { log, lessons: some, ...withoutPhrases }),
      trainIfMissing(db, 'churn', { log, lessons: some, ...withoutPhrases }),
    ]);
    expect(trained).toBe(1);
    expect(said.sort()).toEqual(['churn trained', undefined]);
    expect(await trainIfMissing(db, 'recommender', { log, lessons: some, ...withoutPhrases })).toBe('recommender has no data yet');
  });

  it('leaves what is there alone, and replaces a live model that cannot be read', async () => {
    await trainIfMissing(db, 'churn', { log, lessons: some, ...withoutPhrases });
    await trainIfMissing(db, 'churn', { log, lessons: some, ...withoutPhrases });
    expect(trained).toBe(1);
    await db
      .updateTable('model')
      .set({ artefact: Buffer.from('damaged') })
      .execute();
    await trainIfMissing(db, 'churn', { log, lessons: some, ...withoutPhrases });
    expect(trained).toBe(2);
    expect(await liveModel(db, 'churn')).toMatchObject({ id: 'churn-2' });
  });

  it('waits for the schedule where the gate kept a first model back', async () => {
    const { id } = await addCandidate(db, { kind: 'churn', artefact: Buffer.from('weak'), metrics: {}, dataWindow: {} });
    await retire(db, id, 'Kept back.');
    await trainIfMissing(db, 'churn', { log, lessons: some, ...withoutPhrases });
    expect(trained).toBe(0);
  });

  it('trains again where a first start was cut off before its candidate was judged', async () => {
    await addCandidate(db, { kind: 'churn', artefact: Buffer.from('cut off'), metrics: {}, dataWindow: {} });
    await trainIfMissing(db, 'churn', { log, lessons: some, ...withoutPhrases });
    expect(trained).toBe(1);
    expect(await liveModel(db, 'churn')).toBeDefined();
  });
});
