import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { afterAll, inject } from 'vitest';
import { openDatabase } from '../../store/database.js';
import { migrate } from '../../store/migrate.js';
import type { Schema } from '../../store/schema.js';

export interface FreshStore {
  db: Kysely<Schema>;
  /** Connection string of the server; tables are in `schema`. */
  url: string;
  schema: string;
}

const cleanups: (() => Promise<void>)[] = [];

// Registered while the file is collected: vitest ignores what a running test or hook registers.
afterAll(async () => {
  for (const cleanup of cleanups) await cleanup();
});

/** Migrated tables in a schema of their own, on the test run's PostgreSQL. */
export async function freshStore(): Promise<FreshStore> {
  const url = inject('databaseUrl');
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  const db = openDatabase({ url, schema });
  await migrate(db, schema);
  // The schema goes with the server after the run: dropping it here would trip the migrations of other files, which list all tables.
  cleanups.push(() => db.destroy());
  return { db, url, schema };
}
