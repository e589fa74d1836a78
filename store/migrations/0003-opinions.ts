import { type Kysely, sql } from 'kysely';

/** What customers say of items, and what they ask about, are behaviour too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`alter table behaviour_event
      drop constraint behaviour_event_type_check,
      add constraint behaviour_event_type_check check (type in
        ('view', 'search', 'cart', 'purchase', 'rating', 'return', 'like', 'dislike', 'dismissed', 'asked'))`)
    .execute(db);
}
