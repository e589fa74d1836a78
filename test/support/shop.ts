import type { Kysely } from 'kysely';
import { insertAll } from '../../store/bulk.js';
import type { NewBehaviourEvent, Schema } from '../../store/schema.js';

const dayInMs = 86_400_000;
export const today = new Date('2025-03-01T12:00:00Z');

/** Items of two tastes, twenty each: `mystery-0` … and `cooking-0` …. */
const tastes = ['mystery', 'cooking'] as const;
const itemsPerTaste = 20;
/** Without a divisor in common with 20, so that nobody buys the same twice. */
const strides = [1, 3, 7, 9, 11, 13, 17] as const;

/**
 * A small shop to learn from. Every customer buys what belongs to one taste, every two weeks; every third customer slows
 * down and left three months ago.
 */
export async function openShop(db: Kysely<Schema>, customers: number): Promise<void> {
  const items = tastes.flatMap((taste) => Array.from({ length: itemsPerTaste }, (_, n) => ({ id: `${taste}-${n}`, taste })));
  await db
    .insertInto('item')
    .values(items.map(({ id, taste }) => ({ id, kind: 'book' as const, title: id, creators: [], subjects: [taste], price_cents: 1_000 })))
    .execute();
  const people = Array.from({ length: customers }, (_, n) => ({ id: `customer-${n}`, email: null, name: `Customer ${n}` }));
  await db.insertInto('customer').values(people).execute();
  await insertAll(
    db,
    'behaviour_event',
    people.flatMap(({ id }, n) => purchases(id, n)),
  );
}

export function daysAgo(days: number): Date {
  return new Date(today.getTime() - days * dayInMs);
}

function purchases(customer: string, n: number): NewBehaviourEvent[] {
  const taste = tastes[n % tastes.length]!;
  const leaves = n % 3 === 0;
  const last = leaves ? 70 + (n % 20) : n % 14;
  return Array.from({ length: 8 }, (_, k) => {
    const item_id = `${taste}-${(n + strides[n % strides.length]! * k) % itemsPerTaste}`;
    const at = daysAgo(last + k * (leaves ? 28 : 14));
    return { id: `${customer}-${k}`, customer_id: customer, item_id, type: 'purchase', value: 1_000, at };
  });
}
