import { type Kysely, sql } from 'kysely';

/** What a customer said is asked for at each turn of a chat that may lose them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`create index ingested_message_by_customer on ingested_message (customer_id, at desc)`).execute(db);
}
