import { sql } from 'kysely';
import type { Db } from './schema.js';

/** PostgreSQL's channel on which an append is announced as soon as it is committed; the payload is the tables' schema. */
export const outboxChannel = 'steward_outbox';

export interface OutboxEntry {
  id: number;
  topic: string;
  payload: Record<string, unknown>;
}

/** Leaves work for the workers, an entry a payload, in the caller's transaction: it exists if and only if what caused it does. */
export async function appendToOutbox(db: Db, topic: string, payloads: readonly Record<string, unknown>[]): Promise<void> {
  await sql`
    with appended as (
      insert into outbox (topic, payload)
      select ${topic}, payload from jsonb_array_elements(${JSON.stringify(payloads)}::jsonb) as payload)
    select pg_notify(${outboxChannel}, current_schema())`.execute(db);
}

/**
 * Takes entries that nobody relayed, and those that were relayed more than `repeatAfter` milliseconds ago and are not
 * done: the queue may have lost them. Oldest first, at most `limit`; two callers never get the same entry.
 */
export async function claimOutbox(db: Db, limit: number, repeatAfter: number): Promise<OutboxEntry[]> {
  const claimed = await db
    .with(
      (cte) => cte('open').materialized(),
      (query) =>
        query
          .selectFrom('outbox')
          .select('id')
          .where('done_at', 'is', null)
          .where((eb) =>
            eb.or([
              eb('relayed_at', 'is', null),
              eb('relayed_at', '<', sql<Date>`clock_timestamp() - ${repeatAfter} * interval '1 millisecond'`),
            ]),
          )
          .orderBy('id')
          .limit(limit)
          .forUpdate()
          .skipLocked(),
    )
    .updateTable('outbox')
    .from('open')
    .whereRef('outbox.id', '=', 'open.id')
    .set({ relayed_at: sql<Date>`clock_timestamp()` })
    .returning(['outbox.id', 'outbox.topic', 'outbox.payload'])
    .execute();
  return claimed.sort((a, b) => a.id - b.id);
}

/** Gives claimed entries back at once: the queue did not take them. */
export async function releaseOutbox(db: Db, ids: readonly number[]): Promise<void> {
  await db.updateTable('outbox').set({ relayed_at: null }).where('id', 'in', ids).where('done_at', 'is', null).execute();
}

/** Says that an entry's work is done; it is never relayed again. */
export async function completeOutbox(db: Db, id: number): Promise<void> {
  await db.updateTable('outbox').set({ done_at: sql<Date>`clock_timestamp()` }).where('id', '=', id).where('done_at', 'is', null).execute();
}
