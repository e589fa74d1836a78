import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { StewardError } from '../platform/errors.js';
import * as first from './migrations/0001-first.js';
import * as delivery from './migrations/0002-delivery.js';
import * as opinions from './migrations/0003-opinions.js';
import * as recommending from './migrations/0004-recommending.js';
import * as riskCounts from './migrations/0005-risk-counts.js';
import * as valueModels from './migrations/0006-value-models.js';
import * as customerMessages from './migrations/0007-customer-messages.js';
import type { Schema } from './schema.js';

/** In the order they run; a name, once released, never changes. */
const migrations: Record<string, Migration> = {
  '0001-first': first,
  '0002-delivery': delivery,
  '0003-opinions': opinions,
  '0004-recommending': recommending,
  '0005-risk-counts': riskCounts,
  '0006-value-models': valueModels,
  '0007-customer-messages': customerMessages,
};

/**
 * Brings the tables up to date. Kysely's migrator holds an advisory lock meanwhile, so of several processes that
 * start at once one migrates and the others wait.
 */
export async function migrate(db: Kysely<Schema>, schema = 'public'): Promise<void> {
  await sql`create schema if not exists ${sql.id(schema)}`.execute(db);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: schema,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName;
    throw new StewardError(
      'unavailable',
      'migration_failed',
      `The database could not be brought up to date (${failed ?? 'before the first step'}).`,
      {
        cause: error,
      },
    );
  }
}
