import { parentPort, workerData } from 'node:worker_threads';
import { createLog } from '../../platform/log.js';
import type { Settings } from '../../platform/settings.js';
import { readSignals } from '../../recommender/behaviour/signals.js';
import { openDatabase } from '../../store/database.js';
import type { ModelKind } from '../../store/schema.js';
import { startLearningEncoder } from './encoder.js';
import { lessons } from './lessons.js';

/** What this thread is given. */
export interface Lesson {
  kind: ModelKind;
  databaseUrl: string;
  settings: Settings;
}

const { kind, databaseUrl, settings } = workerData as Lesson;
const log = createLog('learning', settings.logLevel);
const db = openDatabase({ url: databaseUrl, schema: settings.databaseSchema, connections: 3, log });
try {
  await lessons[kind]({
    db,
    startEncoder: () => startLearningEncoder(settings),
    phrases: settings.nluDataFolder,
    signals: await readSignals(settings.signalsFile),
    log,
    now: () => new Date(),
    // The thread that started this one is told the id of a model that was promoted.
    announce: async (id) => parentPort?.postMessage(id),
  });
} finally {
  await db.destroy();
}
