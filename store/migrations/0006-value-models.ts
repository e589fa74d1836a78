import { type Kysely, sql } from 'kysely';

/** Models of customer value. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table model drop constraint model_kind_check`).execute(db);
  await sql
    .raw(`alter table model add constraint model_kind_check check (kind in ('intent', 'recommender', 'churn', 'value'))`)
    .execute(db);
}
