import { beforeEach, describe, expect, it } from 'vitest';
import { insertAll } from '../../store/bulk.js';
import {
  cancelSubscription,
  customerSubscriptions,
  findSubscription,
  pauseSubscription,
  resumeSubscription,
} from '../../store/subscriptions.js';
import { freshStore } from '../support/store.js';

const { db } = await freshStore();
const day = (number: number) => new Date(Date.UTC(2026, 0, number));
await insertAll(db, 'customer', [
  { id: 'ada', name: 'Ada', email: 'ada@example.com' },
  { id: 'bob', name: 'Bob', email: 'bob@example.com' },
]);

beforeEach(async () => {
  await db.deleteFrom('subscription').execute();
  await db
    .insertInto('subscription')
    .values({
      id: 'sub',
      customer_id: 'ada',
      plan: 'Reader',
      price_cents: 999,
      state: 'active',
      started_at: new Date('2025-06-20T00:00:00Z'),
      renews_at: day(20),
    })
    .execute();
});

const onDay = async (number: number) => {
  const listed = await customerSubscriptions(db, 'ada', day(number));
  expect(listed).toEqual([await findSubscription(db, 'ada', 'sub', day(number))]);
  return listed[0];
};
const pause = (from: number, until: number) => pauseSubscription(db, 'ada', 'sub', { at: day(from), until: day(until) });

describe('a paused subscription', () => {
  it('runs again by itself from the moment its pause ends', async () => {
    expect(await pause(1, 15)).toMatchObject({ state: 'paused', paused_until: day(15) });
    expect(await onDay(14)).toMatchObject({ state: 'paused', paused_until: day(15) });
    expect(await onDay(15)).toMatchObject({ state: 'active', paused_until: null, renews_at: day(20) });
  });

  it('renews when the pause ends, where the renewal fell into it', async () => {
    await pause(1, 25);
    expect(await onDay(30)).toMatchObject({ state: 'active', renews_at: day(25) });
  });

  it('stays paused where no end was set', async () => {
    await db.updateTable('subscription').set({ state: 'paused' }).execute();
    expect(await onDay(1000)).toMatchObject({ state: 'paused' });
  });

  it('can be paused again once the pause is over, and not before', async () => {
    await pause(1, 15);
    expect(await pause(14, 25)).toBeUndefined();
    expect(await pause(15, 25)).toMatchObject({ paused_until: day(25) });
  });

  it('can be resumed before its pause is over, and keeps its renewal', async () => {
    await pause(1, 25);
    expect(await resumeSubscription(db, 'ada', 'sub', day(10))).toMatchObject({ state: 'active', paused_until: null, renews_at: day(20) });
    expect(await onDay(10)).toMatchObject({ state: 'active', renews_at: day(20) });
  });

  it('renews on the day it is resumed, where the renewal fell into the pause', async () => {
    await pause(1, 25);
    expect(await resumeSubscription(db, 'ada', 'sub', day(22))).toMatchObject({ renews_at: day(22) });
  });

  it('is resumed once, by its own customer, and not after it was cancelled', async () => {
    await pause(1, 25);
    expect(await resumeSubscription(db, 'bob', 'sub', day(2))).toBeUndefined();
    expect(await resumeSubscription(db, 'ada', 'sub', day(2))).toBeDefined();
    expect(await resumeSubscription(db, 'ada', 'sub', day(2))).toBeUndefined();
    await pause(3, 25);
    await cancelSubscription(db, 'ada', 'sub', { at: day(4) });
    expect(await resumeSubscription(db, 'ada', 'sub', day(5))).toBeUndefined();
    expect(await customerSubscriptions(db, 'ada', day(30))).toEqual([]);
  });
});
