import type { Kysely } from 'kysely';
import { StewardError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';
import type { Settings } from '../../platform/settings.js';
import { openDatabase } from '../../store/database.js';
import { migrate } from '../../store/migrate.js';
import { openStoreServer } from '../../store/open.js';
import type { Schema } from '../../store/schema.js';
import { untilStopped } from './until-stopped.js';

/**
 * Opens the installation's database with its tables up to date, for one piece of work, and closes it after.
 * @throws StewardError `stopped` when a signal comes first; what was not committed by then is rolled back.
 */
export async function withStore<T>(settings: Settings, log: Log, work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  const stopped = untilStopped().then(() => {
    throw new StewardError('unavailable', 'stopped', 'Stopped before it was done.');
  });
  stopped.catch(() => {}); // Until somebody listens, below.
  const server = await openStoreServer(settings, log);
  const db = openDatabase({ url: server.url, schema: settings.databaseSchema, connections: 4, log });
  const working = migrate(db, settings.databaseSchema).then(() => work(db));
  try {
    return await Promise.race([working, stopped]);
  } finally {
    // Ends once the running statements have ended; the next one of a stopped work finds the pool closed.
    await db.destroy();
    await server.close();
  }
}
