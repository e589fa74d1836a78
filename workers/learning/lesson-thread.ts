import { parentPort, workerData } from 'node:worker_threads';
import { startEncoder } from '../../nlu/encoder.js';
import { createLog } from '../../platform/log.js';
import { openDatabase } from '../../store/database.js';
import { lessons } from './lessons.js';
import type { Lesson, Promotion } from './thread.js';

/** Learns one kind of model and ends. What is promoted is told to the thread that ordered it. */
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
