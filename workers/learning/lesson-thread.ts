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

const { kind, databaseUrl, databaseSchema, logLevel } = workerData as Lesson;
const log = createLog('learning', logLevel);
const db = openDatabase({ url: databaseUrl, schema: databaseSchema, connections: 3, log });
try {
  await lessons[kind]({
    db,
    startEncoder,
    log,
    now: () => new Date(),
    // The thread that started this one is told the id of a model that was promoted.
    announce: async (id) => parentPort?.postMessage(id),
  });
} finally {
  await db.destroy();
}
