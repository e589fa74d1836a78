import pg from 'pg';
import { StewardError } from '../platform/errors.js';
import type { Log } from '../platform/log.js';
import type { Settings } from '../platform/settings.js';
import { openEmbeddedServer } from './embedded/server.js';

/** The PostgreSQL server this installation uses. */
export interface StoreServer {
  url: string;
  /** For people: where the data is. */
  description: string;
  /** Makes this process the only `steward start` on an embedded server's data folder; a served database takes several. */
  own(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds to wait for a served database at the start. */
const patience = 5_000;

/**
 * `DATABASE_URL`'s server, or the embedded one of the data folder.
 * @throws StewardError `database_unreachable`, or what the embedded server says
 */
export async function openStoreServer(settings: Settings, log: Log): Promise<StoreServer> {
  if (settings.databaseUrl) {
    const { host } = new URL(settings.databaseUrl);
    await mustAnswer(settings.databaseUrl, host);
    return { url: settings.databaseUrl, description: `PostgreSQL at ${host}`, own: async () => {}, close: async () => {} };
  }
  return { ...(await openEmbeddedServer(settings.dataFolder, log)), description: `embedded PostgreSQL in ${settings.dataFolder}` };
}

async function mustAnswer(url: string, host: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patience });
  client.on('error', () => {}); // Told by `connect`, or over before we are.
  try {
    await client.connect();
  } catch (cause) {
    const why = (cause as Error).message || (cause as NodeJS.ErrnoException).code;
    throw new StewardError(
      'unavailable',
      'database_unreachable',
      `DATABASE_URL names the server ${host}, which cannot be used: ${why}. Start it, or name a server, a database and a user that are there.`,
      { cause },
    );
  } finally {
    await client.end().catch(() => {}); // Nothing to end where nothing was opened.
  }
}
