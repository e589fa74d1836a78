import type { BehaviourEvent, Db, NewBehaviourEvent } from './schema.js';

/** A behaviour event as the models read it. */
export interface EventRow {
  customer: string;
  item: string | null;
  type: BehaviourEvent['type'];
  value: number | null;
  at: Date;
}

/** Far below the 65,535 parameters that PostgreSQL takes in one statement. */
const rowsPerInsert = 5_000;

/** Writes events; one whose id is there already changes nothing. Returns how many were new. */
export async function insertEvents(db: Db, events: readonly NewBehaviourEvent[]): Promise<number> {
  let inserted = 0;
  for (let start = 0; start < events.length; start += rowsPerInsert) {
    const { numInsertedOrUpdatedRows = 0n } = await db
      .insertInto('behaviour_event')
      .values(events.slice(start, start + rowsPerInsert))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    inserted += Number(numInsertedOrUpdatedRows);
  }
  return inserted;
}

export interface EventWindow {
  /** First moment that counts. */
  from?: Date;
  /** Last moment that counts. */
  to: Date;
}

const rowsPerPage = 10_000;

/** All events of a time window, in no order that means anything, read page by page. */
export async function* streamEvents(db: Db, { from, to }: EventWindow): AsyncGenerator<EventRow> {
  let after = '';
  for (;;) {
    const page = await db
      .selectFrom('behaviour_event')
      .select(['id', 'customer_id as customer', 'item_id as item', 'type', 'value', 'at'])
      .where('id', '>', after)
      .where('at', '<=', to)
      .$if(from !== undefined, (query) => query.where('at', '>=', from!))
      .orderBy('id')
      .limit(rowsPerPage)
      .execute();
    for (const { id: _, ...event } of page) yield event;
    if (page.length < rowsPerPage) return;
    after = page.at(-1)!.id;
  }
}

/** When the newest event up to a moment happened; undefined where there is none. */
export async function newestEventAt(db: Db, to: Date): Promise<Date | undefined> {
  const newest = await db
    .selectFrom('behaviour_event')
    .select('at')
    .where('at', '<=', to)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.at;
}

/** A customer's newest events, newest first. */
export function customerEvents(db: Db, customerId: string, limit = 1_000): Promise<EventRow[]> {
  return db
    .selectFrom('behaviour_event')
    .select(['customer_id as customer', 'item_id as item', 'type', 'value', 'at'])
    .where('customer_id', '=', customerId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}
