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

/** `DATABASE_URL`'s server, or the embedded one of the data folder. */
export async function openStoreServer(settings: Settings, log: Log): Promise<StoreServer> {
  if (settings.databaseUrl) {
    const { host } = new URL(settings.databaseUrl);
    return { url: settings.databaseUrl, description: `PostgreSQL at ${host}`, own: async () => {}, close: async () => {} };
  }
  return { ...(await openEmbeddedServer(settings.dataFolder, log)), description: `embedded PostgreSQL in ${settings.dataFolder}` };
}
