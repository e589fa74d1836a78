import { describe, expect, it } from 'vitest';
import { insertAll } from '../../store/bulk.js';
import type { NewBehaviourEvent, NewItem } from '../../store/schema.js';
import { freshStore } from '../support/store.js';

describe('inserting many rows', async () => {
  const { db } = await freshStore();
  await insertAll(db, 'customer', [{ id: 'ada', name: 'Ada', email: 'ada@example.com' }]);

  it('keeps lists, quotes, missing values and the millisecond of a date', async () => {
    const item: NewItem = {
      id: 'a',
      kind: 'book',
      title: `It's "quoted", \\ 三体`,
      creators: ['A, B', 'C;D'],
      subjects: [],
      price_cents: 999,
      url: null,
      created_at: new Date('2026-01-02T03:04:05.678Z'),
    };
    await insertAll(db, 'item', [item]);
    const stored = await db.selectFrom('item').selectAll().where('id', '=', 'a').executeTakeFirstOrThrow();
    expect(stored).toMatchObject(item);
  });

  it('gives columns that are not mentioned their defaults', async () => {
    const ada = await db.selectFrom('customer').selectAll().where('id', '=', 'ada').executeTakeFirstOrThrow();
    expect(ada).toMatchObject({ language: 'en', demo_story: null });
  });

  it('takes more rows than one statement has parameters, and tells of each part', async () => {
    const at = new Date('2026-01-01T00:00:00Z');
    const events = Array.from({ length: 12_001 }, (_, k): NewBehaviourEvent => ({ id: `e-${k}`, customer_id: 'ada', type: 'search', at }));
    const parts: number[] = [];
    await insertAll(db, 'behaviour_event', events, { onInserted: (rows) => parts.push(rows) });
    expect(parts).toEqual([5_000, 5_000, 2_001]);
    const { rows } = await db
      .selectFrom('behaviour_event')
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    expect(rows).toBe(12_001);
  });

  it('writes nothing of a transaction that fails', async () => {
    const lost = db.transaction().execute(async (transaction) => {
      await insertAll(transaction, 'customer', [{ id: 'bob', name: 'Bob' }]);
      await insertAll(transaction, 'customer', [{ id: 'bob', name: 'Bob again' }]);
    });
    await expect(lost).rejects.toThrow();
    expect(await db.selectFrom('customer').select('id').where('id', '=', 'bob').execute()).toEqual([]);
  });
});
