import { type Kysely, sql } from 'kysely';

/** What sending replies to pushed channels needs: who sends now, what was refused, and a quick look for the unsent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table conversation add column delivery_held_until timestamptz`,
  `alter table activity add column delivery_refused text`,
  `create index conversation_pushed on conversation (id) where reference is not null`,
  `create index activity_undelivered on activity (conversation_id, seq, at)
    where direction = 'out' and delivered_at is null and delivery_refused is null`,
];
