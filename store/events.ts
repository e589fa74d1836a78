import { sql } from 'kysely';
import type { BehaviourEvent, Db, EventType, NewBehaviourEvent } from './schema.js';

/** A behaviour event as the models read it. */
export interface EventRow {
  customer: string;
  item: string | null;
  type: BehaviourEvent['type'];
  value: number | null;
  at: Date;
}

export interface EventWindow {
  /** First moment that counts. */
  from?: Date;
  /** Last moment that counts. */
  to: Date;
  /** Kinds of event that count; all if absent. */
  types?: readonly EventType[];
}

const rowsPerPage = 10_000;

/** All events of a time window, in no order that means anything, read page by page. */
export async function* streamEvents(db: Db, { from, to, types }: EventWindow): AsyncGenerator<EventRow> {
  let after = '';
  for (;;) {
    const page = await db
      .selectFrom('behaviour_event')
      .select(['id', 'customer_id as customer', 'item_id as item', 'type', 'value', 'at'])
      .where('id', '>', after)
      .where('at', '<=', to)
      .$if(from !== undefined, (query) => query.where('at', '>=', from!))
      .$if(types !== undefined, (query) => query.where('type', 'in', types!))
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

const looks: EventType[] = ['view', 'search', 'asked'];

/**
 * What a customer did, newest first, looks and deeds each as far back as `most` says: what was bought must not be forgotten for what
 * was looked at since. Ten thousand deeds are more than a person does; a shop may book all its guests under one customer.
 */
export function customerEvents(db: Db, customerId: string, most = { looks: 1_000, deeds: 10_000 }): Promise<EventRow[]> {
  const events = db
    .selectFrom('behaviour_event')
    .select(['customer_id as customer', 'item_id as item', 'type', 'value', 'at'])
    .where('customer_id', '=', customerId)
    .orderBy('at', 'desc')
    .orderBy('id');
  const newestLooks = events.where('type', 'in', looks).limit(most.looks);
  return db
    .selectFrom(({ parens }) => parens(events.where('type', 'not in', looks).limit(most.deeds)).as('deed'))
    .selectAll()
    .unionAll(({ parens }) => parens(newestLooks))
    .orderBy('at', 'desc')
    .execute();
}

/**
 * Records the events whose ids are new; comes back with what is stored under the ids of the others. Runs in the caller's
 * transaction. No two may have the same id.
 */
export async function recordEvents(db: Db, events: readonly NewBehaviourEvent[]): Promise<Map<string, BehaviourEvent>> {
  const { rows } = await sql<{ id: string }>`
    insert into behaviour_event (id, customer_id, item_id, type, value, at)
    select id, customer_id, item_id, type, value, at
    from json_populate_recordset(null::behaviour_event, ${JSON.stringify(events)})
    -- In one order, so that two that record the same ones do not wait for each other in a circle.
    order by id
    on conflict (id) do nothing
    returning id`.execute(db);
  const recorded = new Set(rows.map(({ id }) => id));
  const others = events.filter(({ id }) => !recorded.has(id)).map(({ id }) => id);
  if (others.length === 0) return new Map();
  const stored = await db.selectFrom('behaviour_event').selectAll().where(sql<boolean>`id = any(${others})`).execute();
  return new Map(stored.map((event) => [event.id, event]));
}

/** What a customer shows about an item in chat. */
export interface ChatEvent {
  /** Of the message or the pressed button. */
  activityId: string;
  customerId: string;
  itemId: string;
  type: EventType;
  at: Date;
}

/**
 * Records an event of a chat, in the transaction of its turn. A turn that runs again changes nothing, and neither does an item that
 * is not in the catalogue. Returns whether there is a new event.
 */
export async function recordChatEvent(db: Db, { activityId, customerId, itemId, type, at }: ChatEvent): Promise<boolean> {
  const recorded = await db
    .insertInto('behaviour_event')
    .columns(['id', 'customer_id', 'item_id', 'type', 'at'])
    .expression((eb) =>
      eb
        .selectFrom('item')
        .select([
          eb.val(`chat:${activityId}:${type}:${itemId}`).as('id'),
          eb.val(customerId).as('customer_id'),
          'item.id as item_id',
          eb.val(type).as('type'),
          eb.val(at).as('at'),
        ])
        .where('item.id', '=', itemId),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  return recorded.length > 0;
}
