import type { Kysely } from 'kysely';
import { seedDemo } from '../demo/seed.js';
import type { Log } from '../platform/log.js';
import type { Settings } from '../platform/settings.js';
import { exclusively } from '../store/exclusive.js';
import { migrate } from '../store/migrate.js';
import type { Schema } from '../store/schema.js';
import { trainMissingModels } from '../workers/learning/bootstrap.js';
import type { Steps } from './steps.js';

/**
 * Brings a database to the state in which a bot and workers can run on it: tables, the demo shop, models. Whatever is
 * there already is left alone. Of several processes that start at once one does the work and the others wait.
 */
export async function prepare(db: Kysely<Schema>, settings: Settings, steps: Steps, log: Log): Promise<void> {
  await steps.run('tables', async () => {
    await migrate(db, settings.databaseSchema);
    return 'up to date';
  });
  if (settings.demo) {
    await steps.run('demo shop', (onProgress) => exclusively(db, 'demo', () => seedDemo(db, { now: new Date(), onProgress })));
  }
  await steps.run('models', (onProgress) => trainMissingModels(db, { log, onProgress }));
}
