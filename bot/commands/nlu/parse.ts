import { readFile } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { readUnderstandingModel } from '../../../nlu/artefact.js';
import { readShopEntities } from '../../../nlu/entities/own-file.js';
import { lookInto } from '../../../nlu/look-into.js';
import type { CatalogueIndex } from '../../../nlu/understanding.js';
import { readUnderstandingExamples } from '../../../nlu/understanding-examples.js';
import type { UnderstandingModel } from '../../../nlu/understanding-model.js';
import { StewardError } from '../../../platform/errors.js';
import type { Log } from '../../../platform/log.js';
import type { Settings } from '../../../platform/settings.js';
import { liveModel } from '../../../store/models.js';
import type { Schema } from '../../../store/schema.js';
import { trainIfMissing } from '../../../workers/learning/bootstrap.js';
import { rememberPhrases, startInstalledEncoder, startLearningEncoder } from '../../../workers/learning/encoder.js';
import { readModel } from '../../../workers/learning/readers.js';
import { openCatalogue } from '../../catalogue.js';
import { progressBar } from '../../progress-bar.js';
import type { Terminal } from '../terminal.js';
import { withStore } from '../with-store.js';
import { insightLines } from './insight-lines.js';

export interface ParseOptions {
  text: string;
  /** Path of a model that `steward nlu train --out` has written; the one that serves if absent. */
  model?: string;
  json?: true;
}

/** `steward nlu parse`: says what a text is understood as, and why. */
export async function parse(
  settings: Settings,
  log: Log,
  { text, model: file, json }: ParseOptions,
  terminal: Terminal = process,
): Promise<void> {
  const { name, model, catalogue } = file ? await fromFile(file, settings) : await fromService(settings, log, terminal);
  const { intent: phrases } = await readUnderstandingExamples(settings.nluDataFolder);
  const encoder = await startInstalledEncoder(settings);
  const phraseEncoder = await rememberPhrases(encoder, settings);
  const parts = { encoder, phraseEncoder, model, catalogue, phrases, now: new Date() };
  const insight = await lookInto(text, parts).finally(() => phraseEncoder.close());
  terminal.stdout.write(json ? `${JSON.stringify({ model: name, ...insight })}\n` : insightLines(insight, name));
}

interface Serving {
  /** The model's id or file. */
  name: string;
  model: UnderstandingModel;
  catalogue: CatalogueIndex;
}

/** Without the shop's catalogue, which is in the database. */
async function fromFile(file: string, { dataFolder }: Settings): Promise<Serving> {
  const catalogue = { items: [], subjects: [], own: await readShopEntities(dataFolder) };
  return { name: file, model: readUnderstandingModel(await artefactOf(file)), catalogue };
}

async function artefactOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new StewardError('not_found', 'model_missing', `${file} cannot be read.`, { cause });
  }
}

function fromService(settings: Settings, log: Log, terminal: Terminal): Promise<Serving> {
  return withStore(settings, log, async (db) => {
    await trainFirst(db, settings, log, terminal);
    const live = await liveModel(db, 'intent');
    if (!live) {
      const message = 'No model has passed the gate yet; `steward nlu train` trains one and says what becomes of it.';
      throw new StewardError('unavailable', 'model_missing', message);
    }
    const catalogue = await openCatalogue(db, log, await readShopEntities(settings.dataFolder));
    catalogue.close();
    return { name: live.id, model: await readModel(db, 'intent', live.id), catalogue: catalogue.index() };
  });
}

async function trainFirst(db: Kysely<Schema>, settings: Settings, log: Log, { stderr }: Terminal): Promise<void> {
  if (!(await liveModel(db, 'intent'))) stderr.write('There is no model yet, so one is trained first.\n');
  const bar = progressBar(stderr);
  await trainIfMissing(db, 'intent', {
    log,
    phrases: settings.nluDataFolder,
    startEncoder: () => startLearningEncoder(settings),
    onProgress: (share) => bar.update('training', share, 1),
  }).finally(() => bar.stop());
}
