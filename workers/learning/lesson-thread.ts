import { parentPort, workerData } from 'node:worker_threads';
import { startEncoder } from '../../nlu/encoder.js';
import { createLog, type LogLevel } from '../../platform/log.js';
import { openDatabase } from '../../store/database.js';
import type { ModelKind } from '../../store/schema.js';
import { lessons } from './lessons.js';

/** What this thread is given. */
export interface Lesson {
  kind: ModelKind;
  databaseUrl: string;
  databaseSchema: string;
  logLevel: LogLevel;
}

/** What it tells the thread that started it. */
export interface Promotion {
  kind: ModelKind;
  id: string;
}

const { kind, databaseUrl, databaseSchema, logLevel } = workerData as Lesson;
const log = createLog('learning', logLevel);
const db = openDatabase({ url: databaseUrl, schema: databaseSchema, connections: 3, log });
try {
  await lessons[kind]({
    db,
    startEncoder,
    log,
    now: () => new Date(),
    announce: async (promoted, id) => parentPort?.postMessage({ kind: promoted, id } satisfies Promotion),
  });
} finally {
  await db.destroy();
}
