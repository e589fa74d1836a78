import { constants, existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StewardError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';
import type { Settings } from '../../platform/settings.js';
import { readSignals } from '../../recommender/behaviour/signals.js';
import { openDatabase } from '../../store/database.js';
import { liveModels } from '../../store/models.js';
import { openStoreServer } from '../../store/open.js';
import { pingRedis } from '../../workers/engines/redis.js';
import { startInstalledEncoder } from '../../workers/learning/encoder.js';
import { modelKinds } from '../../workers/learning/lessons.js';

/** Says how a part is, in a few words without secrets; throws what is wrong with it. */
type Examination = (settings: Settings, log: Log) => Promise<string>;

const examinations: Record<string, Examination> = {
  'Node.js': nodeVersion,
  'data folder': dataFolder,
  'sentence encoder': sentenceEncoder,
  database,
  queues,
  signals,
};

/**
 * `steward doctor`: looks at everything that Steward stands on and says how it is, a line each.
 * @throws StewardError `unhealthy` when something is broken
 */
export async function doctor(settings: Settings, log: Log, out: NodeJS.WritableStream = process.stdout): Promise<void> {
  const broken: string[] = [];
  for (const [name, examine] of Object.entries(examinations)) {
    const finding = await examine(settings, log).then(
      (said) => `ok      ${name.padEnd(17)} ${said}`,
      (error: Error) => {
        broken.push(name);
        return `broken  ${name.padEnd(17)} ${error.message}`;
      },
    );
    out.write(`${finding}\n`);
  }
  if (broken.length > 0) throw new StewardError('unavailable', 'unhealthy', `Broken: ${broken.join(', ')}.`);
}

async function nodeVersion(): Promise<string> {
  const { engines }: { engines: { node: string } } = createRequire(import.meta.url)('#package.json');
  const needed = engines.node.replace('>=', '');
  if (process.versions.node.localeCompare(needed, 'en', { numeric: true }) < 0) {
    throw new Error(`${process.version} is too old; Steward needs ${needed} or newer`);
  }
  return `${process.version} on ${process.platform} ${process.arch}`;
}

async function dataFolder({ dataFolder: folder }: Settings): Promise<string> {
  let there = folder;
  while (!existsSync(there) && there !== dirname(there)) there = dirname(there);
  await access(there, constants.W_OK | constants.X_OK).catch(() => {
    throw new Error(`${folder} cannot be written; set STEWARD_DATA to a folder that can`);
  });
  return there === folder ? `${folder}, can be written` : `${folder}, not there yet; it can be made`;
}

async function sentenceEncoder(settings: Settings): Promise<string> {
  const encoder = await startInstalledEncoder(settings);
  const { engine, reason } = encoder;
  await encoder.encode(['Where is my order?']).finally(() => encoder.close());
  return reason ? `${engine}, because ${reason}` : engine;
}

async function database(settings: Settings, log: Log): Promise<string> {
  if (!settings.databaseUrl && !existsSync(join(settings.dataFolder, 'postgres')))
    return 'embedded PostgreSQL, which the first start makes';
  const server = await openStoreServer(settings, log);
  const db = openDatabase({ url: server.url, schema: settings.databaseSchema, connections: 1, log });
  try {
    const live = await liveModels(db).catch(noTables);
    if (!live) return `${server.description}, without tables, which the first start makes`;
    const serving = modelKinds.map((kind) => live.find((model) => model.kind === kind)?.id ?? `no ${kind} yet`);
    return `${server.description}; live models: ${serving.join(', ')}`;
  } finally {
    await db.destroy();
    await server.close();
  }
}

/** PostgreSQL's code for a table that is not there. */
const undefinedTable = '42P01';

function noTables(error: Error & { code?: string }): undefined {
  if (error.code !== undefinedTable) throw error;
}

async function queues({ redisUrl }: Settings): Promise<string> {
  if (!redisUrl) return 'in the database';
  return `in Redis ${await pingRedis(redisUrl)} at ${new URL(redisUrl).host}`;
}

async function signals({ signalsFile }: Settings): Promise<string> {
  await readSignals(signalsFile);
  return signalsFile;
}
