import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.js';

/** Runs `work` while no other process of this schema runs work of the same name; the others wait for their turn. */
export async function exclusively<T>(db: Kysely<Schema>, name: string, work: () => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    const key = sql`hashtextextended(current_schema() || ${`:${name}`}, 0)`;
    await sql`select pg_advisory_lock(${key})`.execute(connection);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(connection);
    }
  });
}
