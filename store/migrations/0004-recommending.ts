import { type Kysely, sql } from 'kysely';

/** What recommending needs to know of items: what comes before them, whether they are used up, and what their words mean. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table item add column prerequisites text[] not null default '{}'`,
  `alter table item add column consumable boolean not null default false`,
  `create table item_vector (
    item_id text primary key references item on delete cascade,
    text_hash bytea not null,
    encoder text not null,
    vector bytea not null
  )`,
  `create index behaviour_event_by_item on behaviour_event (item_id) where item_id is not null`,
];
