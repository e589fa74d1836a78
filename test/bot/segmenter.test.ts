import { describe, expect, it } from 'vitest';
import { createSegmenter } from '../../bot/segmenter.js';
import { historiesOfEvents } from '../../recommender/mining/segments/purchase-history.js';
import { rfmSegments } from '../../recommender/mining/segments/rfm-segments.js';
import { insertAll } from '../../store/bulk.js';
import { readBuyers } from '../../store/buyers.js';
import { freshStore } from '../support/store.js';

const { db } = await freshStore();
const now = new Date('2026-06-01T12:00:00Z');
const ids = Array.from({ length: 25 }, (_, k) => `c${k}`);
const bought = ids.flatMap((customer, k) =>
  Array.from({ length: 1 + (k % 4) }, (_, n) => ({
    customer,
    item: null,
    type: 'purchase' as const,
    value: 100 * (1 + (k % 7)),
    at: new Date(now.getTime() - 3_600_000 * (30 * k + 11 * n)),
  })),
);
await insertAll(
  db,
  'customer',
  [...ids, 'looker'].map((id) => ({ id, name: id })),
);
await insertAll(
  db,
  'behaviour_event',
  bought.map(({ customer, item, ...event }, k) => ({ id: `e${k}`, customer_id: customer, item_id: item, ...event })),
);

describe('the segment of a customer', () => {
  it('is the one that the shop as a whole gives them; who never bought has none', async () => {
    const segmentOf = createSegmenter(() => now);
    const { assignments } = rfmSegments(historiesOfEvents(bought, now), now);
    expect(assignments).toHaveLength(25);
    for (const { id, segment } of assignments) expect((await segmentOf(db, id))?.name).toBe(segment);
    expect(await segmentOf(db, 'looker')).toBeUndefined();
  });

  it('needs a scale that is read once an hour, from a part of a large shop', async () => {
    let at = now;
    const segmentOf = createSegmenter(() => at);
    const before = await segmentOf(db, 'c24');
    await db.deleteFrom('behaviour_event').where('customer_id', '!=', 'c24').execute();
    expect(await segmentOf(db, 'c24')).toEqual(before);
    at = new Date(now.getTime() + 3_600_001);
    expect((await segmentOf(db, 'c24'))?.name).toBe('Need attention');
    expect(await readBuyers(db, { to: now, most: 0 })).toEqual([]);
  });
});
