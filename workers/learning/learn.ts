import type { Kysely } from 'kysely';
import type { Encoder } from '../../nlu/encoder.js';
import { StewardError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';
import type { Signals } from '../../recommender/behaviour/signals.js';
import { addCandidate, forgetOldModels, liveModel, type NewModel, promote, retire } from '../../store/models.js';
import type { ModelKind, Schema } from '../../store/schema.js';
import { type Exam, judge } from './gate.js';
import { type Models, readModel } from './readers.js';

/** What learning needs from the process it runs in. */
export interface LearnParts {
  db: Kysely<Schema>;
  /** Whoever starts one closes it. */
  startEncoder(): Promise<Encoder>;
  /** Folder of the training phrases; see `readUnderstandingExamples`. */
  phrases: string;
  /** What each type of behaviour event says. */
  signals?: Signals;
  /** Tells the bots which model to load now. */
  announce(modelId: string): Promise<void>;
  log: Log;
  now(): Date;
  onProgress?: (done: number, total: number) => void;
}

/** What came of a try to learn; `nothing`: there is not yet enough to learn from. */
export type Outcome = 'promoted' | 'kept_back' | 'nothing';

/** A trained model on its way into the registry. */
export interface Trained<K extends ModelKind> extends NewModel {
  kind: K;
  /** Holds it against the model that serves, or where there is none against what is asked of a first one. */
  examine(live: LiveModel<K> | undefined): Exam;
}

export interface LiveModel<K extends ModelKind> {
  id: string;
  model: Models[K];
}

/** Retired models of a kind that stay in the registry, to go back to. */
const kept = 10;

/** Examines a trained model, registers it, and promotes it or puts it aside; the gate's sentence stays with it. */
export async function submit<K extends ModelKind>(parts: LearnParts, { examine, ...model }: Trained<K>): Promise<Outcome> {
  const { db, log } = parts;
  const { passed, sentence } = judge(examine(await readLive(parts, model.kind)));
  const { id } = await addCandidate(db, model);
  await (passed ? promote : retire)(db, id, sentence);
  log.info({ model: id, verdict: sentence }, 'a model was trained');
  await forgetOldModels(db, model.kind, kept);
  if (!passed) return 'kept_back';
  await parts.announce(id);
  return 'promoted';
}

/** A live model that cannot be read cannot serve, and is no rival either. */
export async function readLive<K extends ModelKind>({ db, log }: LearnParts, kind: K): Promise<LiveModel<K> | undefined> {
  const live = await liveModel(db, kind);
  if (!live) return undefined;
  try {
    return { id: live.id, model: await readModel(db, kind, live.id) };
  } catch (err) {
    if (!(err instanceof StewardError)) throw err;
    log.error({ err, model: live.id }, 'the live model cannot be read; the next good one replaces it');
    return undefined;
  }
}
