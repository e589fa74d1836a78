import type { Kysely } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { daysBetween } from '../../recommender/behaviour/events.js';
import { customerValue } from '../../recommender/value/customer-value.js';
import { insertAll } from '../../store/bulk.js';
import { customerEvents } from '../../store/events.js';
import { listModels, liveModel } from '../../store/models.js';
import type { Schema } from '../../store/schema.js';
import { type LearnParts, readLive } from '../../workers/learning/learn.js';
import { learnValue } from '../../workers/learning/value.js';
import { simulatedShop } from '../recommender/value/simulated-shop.js';
import { log } from '../support/queues.js';
import { freshStore } from '../support/store.js';

const opened = new Date('2025-01-01T00:00:00Z');
const today = new Date('2026-01-01T00:00:00Z');
const dayInMs = 86_400_000;

let db: Kysely<Schema>;
const learning = (): LearnParts => ({
  db,
  log,
  now: () => today,
  announce: async () => {},
  startEncoder: () => Promise.reject(new Error('Learning from behaviour needs no encoder.')),
  phrases: '',
});

/** Customers who buy as the models hold. */
async function openShop(customers: number): Promise<void> {
  const purchases = simulatedShop(customers, {
    model: { kind: 'bg-nbd', r: 1, alpha: 30, a: 0.5, b: 3 },
    spend: { p: 6, q: 4, gamma: 15 },
    days: daysBetween(opened, today),
    entryDays: 150,
    seed: 5,
  });
  const people = [...new Set(purchases.map(({ customer }) => customer))];
  await insertAll(
    db,
    'customer',
    people.map((id) => ({ id, email: null, name: id })),
  );
  await insertAll(
    db,
    'behaviour_event',
    purchases.map(({ customer, day, amount }, k) => ({
      id: `e${k}`,
      customer_id: customer,
      item_id: null,
      type: 'purchase' as const,
      value: Math.round(100 * amount),
      at: new Date(opened.getTime() + day * dayInMs),
    })),
  );
}

beforeEach(async () => {
  db = (await freshStore()).db;
});

describe('learning customer value', () => {
  it('waits until customers come back', async () => {
    expect(await learnValue(learning())).toBe('nothing');
    await openShop(20);
    expect(await learnValue(learning())).toBe('nothing');
    expect(await listModels(db)).toEqual([]);
  });

  it('promotes a first model that foretells better than the mean rate, and a next one that is not worse', async () => {
    await openShop(250);
    expect(await learnValue(learning())).toBe('promoted');
    expect((await liveModel(db, 'value'))!.verdict).toMatch(
      /^Promoted: share of the error taken away 0\.\d+ against 0\.000 of everybody like the mean; purchases of \d+ customers in the last 90 days\.$/,
    );
    expect(await learnValue(learning())).toBe('promoted');
    expect((await liveModel(db, 'value'))!.verdict).toMatch(/ of value-1, where 0\.020 lower still counts as noise/);
  });

  it('tells of a customer what their events up to today say, and nothing of those who bought nothing', async () => {
    await openShop(250);
    await learnValue(learning());
    const { model } = (await readLive(learning(), 'value'))!;
    const events = await customerEvents(db, 'c1');
    const value = customerValue(model, events, today)!;
    expect(value.days).toBe(365);
    expect(value.low).toBeLessThanOrEqual(value.high);
    expect([value.purchases, value.value, value.low, value.high].every((figure) => Number.isFinite(figure) && figure >= 0)).toBe(true);
    const later = { customer: 'c1', item: null, type: 'purchase' as const, value: 1e9, at: new Date(today.getTime() + dayInMs) };
    expect(customerValue(model, [later, ...events.toReversed()], today)).toEqual(value);
    expect(
      customerValue(
        model,
        events.filter(({ type }) => type !== 'purchase'),
        today,
      ),
    ).toBeUndefined();
  });
});
