import { writeFile } from 'node:fs/promises';
import { writeUnderstandingModel } from '../../../nlu/artefact.js';
import type { Log } from '../../../platform/log.js';
import type { Settings } from '../../../platform/settings.js';
import { listModels } from '../../../store/models.js';
import { startLearningEncoder } from '../../../workers/learning/encoder.js';
import { learnIntent, trainOnPhrases } from '../../../workers/learning/intent.js';
import { progressBar } from '../../progress-bar.js';
import { mustBeWritable } from '../must-be-writable.js';
import type { Terminal } from '../terminal.js';
import { withStore } from '../with-store.js';
import { figureLines } from './figure-lines.js';

/** `steward nlu train`: trains on the shop's phrases, registers the model, and says what became of it at the gate. */
export async function trainForService(settings: Settings, log: Log, terminal: Terminal = process): Promise<void> {
  const said = await withBar(settings, terminal, (parts) =>
    withStore(settings, log, async (db) => {
      // Running bots look for a new model twice a minute.
      const outcome = await learnIntent({ ...parts, db, log, now: () => new Date(), announce: async () => {} });
      const newest = (await listModels(db)).find(({ kind }) => kind === 'intent')!;
      const next = outcome === 'promoted' ? ' Running bots take it up within half a minute.' : ' The model before it goes on serving.';
      return `${newest.id}. ${newest.verdict}${next}`;
    }),
  );
  terminal.stdout.write(`${said}\n`);
}

/** `steward nlu train --out FILE`: writes the model into a file and leaves the registry alone. Throws `file_unwritable` first. */
export async function trainIntoFile(settings: Settings, file: string, terminal: Terminal = process): Promise<void> {
  await mustBeWritable(file);
  const { model } = await withBar(settings, terminal, trainOnPhrases);
  await writeFile(file, writeUnderstandingModel(model));
  terminal.stdout.write(`${figureLines(model.metrics)}The model is in ${file}.\n`);
}

type TrainingParts = Parameters<typeof trainOnPhrases>[0];

async function withBar<T>(settings: Settings, { stderr }: Terminal, work: (parts: TrainingParts) => Promise<T>): Promise<T> {
  const bar = progressBar(stderr);
  return work({
    phrases: settings.nluDataFolder,
    startEncoder: () => startLearningEncoder(settings),
    onProgress: (done, total) => bar.update('training', done, total),
  }).finally(() => bar.stop());
}
