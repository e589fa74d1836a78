import { beforeAll, describe, expect, it } from 'vitest';
import { insertAll } from '../../store/bulk.js';
import { similarCustomers } from '../../store/similar-customers.js';
import { type FreshStore, freshStore } from '../support/store.js';

let db: FreshStore['db'];

beforeAll(async () => {
  ({ db } = await freshStore());
  const customers = ['ada', 'bo', 'cleo', 'dan', 'eve'];
  await insertAll(
    db,
    'customer',
    customers.map((id) => ({ id, name: id.toUpperCase(), email: `${id}@example.com` })),
  );
  const items = ['hit', 'rarity', 'other'];
  await insertAll(
    db,
    'item',
    items.map((id) => ({ id, kind: 'book' as const, title: `The ${id}`, creators: [], subjects: [], price_cents: 900 })),
  );
  const events = [
    ['ada', 'hit', 'purchase'],
    ['ada', 'rarity', 'like'],
    ['bo', 'hit', 'purchase'],
    ['cleo', 'rarity', 'rating'],
    ['dan', 'hit', 'purchase'],
    ['dan', 'rarity', 'cart'],
    ['dan', 'other', 'purchase'],
    ['eve', 'rarity', 'view'],
    ['eve', 'other', 'purchase'],
  ] as const;
  await insertAll(
    db,
    'behaviour_event',
    events.map(([customer_id, item_id, type], k) => ({ id: `e${k}`, customer_id, item_id, type, at: new Date(Date.UTC(2026, 0, k + 1)) })),
  );
});

describe('customers like one', () => {
  it('share most with them, above all what few others turned to; a mere look is nothing shared', async () => {
    const found = await similarCustomers(db, 'ada', 10);
    expect(found.map(({ id }) => id)).toEqual(['dan', 'bo', 'cleo']);
    expect(found[0]).toEqual({ id: 'dan', name: 'DAN', shared: ['The hit', 'The rarity'] });
  });

  it('are as many as are asked for, and none for somebody who did nothing or whom nobody knows', async () => {
    expect(await similarCustomers(db, 'ada', 1)).toHaveLength(1);
    expect(await similarCustomers(db, 'nobody', 5)).toEqual([]);
  });
});
