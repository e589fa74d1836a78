import { describe, expect, it } from 'vitest';
import { insertAll } from '../../store/bulk.js';
import { type ChatEvent, customerEvents, type EventWindow, newestEventAt, recordChatEvent, streamEvents } from '../../store/events.js';
import type { NewBehaviourEvent } from '../../store/schema.js';
import { freshStore } from '../support/store.js';

const { db } = await freshStore();
const start = Date.parse('2026-01-01T00:00:00Z');
const second = (k: number) => new Date(start + 1000 * k);
const events: NewBehaviourEvent[] = Array.from({ length: 12_345 }, (_, k) => ({
  id: `e-${k}`,
  customer_id: k % 5 === 0 ? 'ada' : 'bob',
  item_id: k % 2 === 0 ? 'book' : null,
  type: k === 10 ? 'purchase' : k % 2 === 0 ? 'view' : 'search',
  value: null,
  at: second(k),
}));
await insertAll(db, 'customer', [
  { id: 'ada', name: 'Ada', email: 'ada@example.com' },
  { id: 'bob', name: 'Bob', email: 'bob@example.com' },
]);
await insertAll(db, 'item', [{ id: 'book', kind: 'book', title: 'A book', creators: [], subjects: [], price_cents: 900 }]);
await insertAll(db, 'behaviour_event', events);

async function secondsIn(window: EventWindow): Promise<number[]> {
  const seconds: number[] = [];
  for await (const { at } of streamEvents(db, window)) seconds.push((at.getTime() - start) / 1000);
  return seconds.sort((a, b) => a - b);
}

describe('behaviour events', () => {
  it('are read in a window of time, every one exactly once over all pages', async () => {
    expect(await secondsIn({ to: second(11_999) })).toEqual(Array.from({ length: 12_000 }, (_, k) => k));
    expect(await secondsIn({ from: second(12_342), to: second(99_999) })).toEqual([12_342, 12_343, 12_344]);
  });

  it('know when the newest was, up to a moment', async () => {
    expect(await newestEventAt(db, second(7.5))).toEqual(second(7));
    expect(await newestEventAt(db, second(-1))).toBeUndefined();
  });

  it('are given for one customer newest first, with all that was bought however many looks came after', async () => {
    expect(await customerEvents(db, 'ada', { looks: 2, deeds: 9 })).toEqual([
      { customer: 'ada', item: 'book', type: 'view', value: null, at: second(12_340) },
      { customer: 'ada', item: null, type: 'search', value: null, at: second(12_335) },
      { customer: 'ada', item: 'book', type: 'purchase', value: null, at: second(10) },
    ]);
    expect(await customerEvents(db, 'ada', { looks: 1, deeds: 0 })).toMatchObject([{ at: second(12_340) }]);
  });

  it('of a chat are recorded once a turn, item and type, and never break it', async () => {
    const liked: ChatEvent = { activityId: 'turn-1', customerId: 'cleo', itemId: 'book', type: 'like', at: second(1) };
    await insertAll(db, 'customer', [{ id: 'cleo', name: 'Cleo', email: null }]);
    await db.transaction().execute(async (trx) => {
      expect(await recordChatEvent(trx, liked)).toBe(true);
      expect(await recordChatEvent(trx, { ...liked, at: second(2) })).toBe(false);
      expect(await recordChatEvent(trx, { ...liked, itemId: 'no longer sold' })).toBe(false);
      expect(await recordChatEvent(trx, { ...liked, type: 'dismissed' })).toBe(true);
      expect(await recordChatEvent(trx, { ...liked, activityId: 'turn-2', type: 'asked' })).toBe(true);
    });
    const types = (await customerEvents(db, 'cleo')).map(({ type, at }) => [type, at]);
    expect(types.sort()).toEqual([
      ['asked', second(1)],
      ['dismissed', second(1)],
      ['like', second(1)],
    ]);
  });
});
