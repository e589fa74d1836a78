import { describe, expect, it } from 'vitest';
import { personas } from '../../demo/personas.js';
import { seedDemo } from '../../demo/seed.js';
import { demoCustomers, findCustomerByName } from '../../store/customers.js';
import { customerEvents } from '../../store/events.js';
import { customerOrders, findOrder } from '../../store/orders.js';
import type { Schema } from '../../store/schema.js';
import { customerSubscriptions } from '../../store/subscriptions.js';
import { freshStore } from '../support/store.js';

const now = new Date('2026-11-21T18:00:00Z');
const day = 86_400_000;
const daysFromNow = (date: Date | null) => (date!.getTime() - now.getTime()) / day;
const tables = ['item', 'customer', 'shop_order', 'order_line', 'subscription', 'behaviour_event'] as const;

describe('the demo shop', async () => {
  const { db } = await freshStore();
  const progress: { done: number; total: number; what: string }[] = [];
  const said = await seedDemo(db, { now, onProgress: (done, total, what) => progress.push({ done, total, what }) });

  const count = async (table: keyof Schema) => {
    const { rows } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return Number(rows);
  };
  const counts = () => Promise.all(tables.map(count));

  it('holds the catalogue, 3,000 customers and those that are documented, and says so', async () => {
    expect(await count('customer')).toBe(3_000 + personas.length);
    expect(said).toContain(`${(await count('item')).toLocaleString('en')} items`);
    expect(said).toContain('3,006 customers');
  });

  it('tells how far it is, up to the last row', async () => {
    const rows = (await counts()).reduce((sum, number) => sum + number, 0);
    expect(progress.at(-1)).toEqual({ done: rows, total: rows, what: 'behaviour event' });
    progress.slice(1).forEach(({ done }, k) => void expect(done).toBeGreaterThanOrEqual(progress[k]!.done));
  });

  it('is left alone by a second seed', async () => {
    const before = await counts();
    await seedDemo(db, { now, seed: 2 });
    expect(await counts()).toEqual(before);
  });

  it('has nothing of the future in it', async () => {
    const late = await db.selectFrom('behaviour_event').select('id').where('at', '>', now).execute();
    expect(late).toEqual([]);
  });

  it('lists its documented customers, each with a reason to be them', async () => {
    const listed = await demoCustomers(db);
    expect(listed.map(({ email }) => email).sort()).toEqual(personas.map(({ email }) => email).sort());
    for (const { demo_story } of listed) expect(demo_story!.length).toBeGreaterThan(20);
  });

  it('knows Ada with SO-1001 shipped two days ago and expected in two, SO-1002 delivered, and Reader Plus', async () => {
    const ada = (await findCustomerByName(db, 'ada@example.com'))!;
    const shipped = (await findOrder(db, ada.id, 'SO-1001'))!;
    expect(shipped).toMatchObject({ status: 'shipped', carrier: expect.any(String), tracking_number: expect.stringMatching(/^\d{10,}$/) });
    expect(daysFromNow(shipped.shipped_at)).toBeCloseTo(-2);
    expect(daysFromNow(shipped.expected_at)).toBeCloseTo(2);
    expect(shipped.delivered_at).toBeNull();
    expect(shipped.items).toHaveLength(2);

    const delivered = (await findOrder(db, ada.id, 'SO-1002'))!;
    expect(delivered.status).toBe('delivered');
    expect(daysFromNow(delivered.delivered_at)).toBeLessThan(0);
    expect(await customerSubscriptions(db, ada.id, now)).toMatchObject([{ plan: 'Reader Plus', state: 'active' }]);
  });

  it('knows Ada as a lover of mysteries who has not read them all', async () => {
    const bought = await db
      .selectFrom('order_line')
      .innerJoin('shop_order', 'shop_order.id', 'order_id')
      .innerJoin('item', 'item.id', 'item_id')
      .select('item.subjects')
      .where('customer_id', '=', 'ada')
      .execute();
    const mysteries = bought.filter(({ subjects }) => subjects.includes('mystery')).length;
    expect(mysteries / bought.length).toBeGreaterThan(0.7);
    const all = await db.selectFrom('item').select('subjects').execute();
    expect(all.filter(({ subjects }) => subjects.includes('mystery')).length).toBeGreaterThan(mysteries + 20);
  });

  it('knows Bruno as silent for more than two months after returns and poor ratings, and still subscribed', async () => {
    const events = await customerEvents(db, 'bruno');
    expect(daysFromNow(events[0]!.at)).toBeLessThan(-60);
    expect(events.filter(({ type }) => type === 'return')).toHaveLength(2);
    expect(events.filter(({ type, value }) => type === 'rating' && value! <= 2)).toHaveLength(2);
    expect(await customerSubscriptions(db, 'bruno', now)).toMatchObject([{ state: 'active' }]);
  });

  it('knows Nina by nothing but her name', async () => {
    expect(await customerEvents(db, 'nina')).toEqual([]);
    expect(await customerOrders(db, 'nina', 10)).toEqual([]);
  });

  it('knows Mei, who writes Chinese', async () => {
    expect(await findCustomerByName(db, 'mei@example.com')).toMatchObject({ language: 'zh' });
  });

  it('keeps Henry waiting for a parcel that is late', async () => {
    const order = (await findOrder(db, 'henry', 'SO-1051'))!;
    expect(order.status).toBe('shipped');
    expect(daysFromNow(order.expected_at)).toBeLessThan(-3);
    expect((await customerOrders(db, 'henry', 100)).length).toBeGreaterThan(10);
  });
});
