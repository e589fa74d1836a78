import type { Kysely } from 'kysely';
import type { Log } from '../platform/log.js';
import type { Settings } from '../platform/settings.js';
import { openDatabase } from './database.js';
import { migrate } from './migrate.js';
import { openStoreServer } from './open.js';
import type { Schema } from './schema.js';

/** Opens the installation's database with its tables up to date, for one piece of work, and closes it after. */
export async function withStore<T>(settings: Settings, log: Log, work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  const server = await openStoreServer(settings, log);
  const db = openDatabase({ url: server.url, schema: settings.databaseSchema, connections: 4, log });
  try {
    await migrate(db, settings.databaseSchema);
    return await work(db);
  } finally {
    await db.destroy();
    await server.close();
  }
}
