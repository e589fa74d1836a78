import { type Kysely, sql } from 'kysely';

/** How the customers of a shop are doing, day by day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create table risk_count (
      day date primary key,
      low integer not null,
      medium integer not null,
      high integer not null
    )`)
    .execute(db);
}
