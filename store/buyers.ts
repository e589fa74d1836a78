import { sql } from 'kysely';
import type { Db } from './schema.js';

/** What one customer bought. */
export interface Buyer {
  last: Date;
  /** All purchases of one day (UTC) are one order. */
  orders: number;
  spentCents: number;
}

/** What customers bought up to a moment; of some `most` customers, always the same, where there are more. */
export async function readBuyers(db: Db, { to, most }: { to: Date; most: number }): Promise<Buyer[]> {
  const { customers } = await db
    .selectFrom('customer')
    .select(({ fn }) => fn.countAll<string>().as('customers'))
    .executeTakeFirstOrThrow();
  const percent = Math.min(100, (100 * most) / Math.max(1, Number(customers)));
  const day = sql`date_trunc('day', at at time zone 'UTC')`;
  return db
    .selectFrom('behaviour_event')
    .select(({ fn }) => [
      fn.max('at').as('last'),
      sql<number>`count(distinct ${day})::int`.as('orders'),
      sql<number>`sum(greatest(coalesce(value, 0), 0))::float8`.as('spentCents'),
    ])
    .where('type', '=', 'purchase')
    .where('at', '<=', to)
    .where('customer_id', 'in', sql<string>`(select id from customer tablesample bernoulli(${percent}) repeatable (1))`)
    .groupBy('customer_id')
    .execute();
}
