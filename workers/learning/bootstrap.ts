import type { Kysely } from 'kysely';
import { startEncoder } from '../../nlu/encoder.js';
import { StewardError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';
import { exclusively } from '../../store/exclusive.js';
import { listModels } from '../../store/models.js';
import type { ModelKind, Schema } from '../../store/schema.js';
import type { Outcome } from './learn.js';
import { lessons as allLessons, type Lessons, modelKinds } from './lessons.js';
import { readModel } from './readers.js';

export interface BootstrapOptions {
  log: Log;
  /** `what` is the kind of model that is being trained. */
  onProgress?: (done: number, total: number, what: string) => void;
  lessons?: Lessons;
}

const said: Record<Outcome, string> = { promoted: 'trained', kept_back: 'trained but not good enough', nothing: 'has no data yet' };

/** Steps of the progress that each kind takes. */
const steps = 100;

/**
 * Trains the models that an installation lacks, so that a first start can answer. Of two processes that start at once one
 * trains and the other waits. Returns what was done, for the person who waits.
 */
export function trainMissingModels(db: Kysely<Schema>, { log, onProgress, lessons = allLessons }: BootstrapOptions): Promise<string> {
  return exclusively(db, 'models', async () => {
    const missing = await missingKinds(db, log);
    const shares = new Map<ModelKind, number>(missing.map((kind) => [kind, 0]));
    const progress = (kind: ModelKind, share: number): void => {
      shares.set(kind, share);
      const learnt = [...shares.values()].reduce((sum, each) => sum + each, 0);
      onProgress?.(steps * learnt, steps * missing.length, missing.filter((each) => shares.get(each)! < 1).join(', '));
    };
    // Side by side: the others are fitted while the encoder's thread works for the intent model.
    const done = await Promise.all(
      missing.map(async (kind) => {
        progress(kind, 0);
        const outcome = await lessons[kind]({
          db,
          startEncoder,
          // Bots that run already find it by themselves.
          announce: async () => {},
          log,
          now: () => new Date(),
          onProgress: (step, total) => progress(kind, step / total),
        });
        progress(kind, 1);
        return `${kind} ${said[outcome]}`;
      }),
    );
    return done.length > 0 ? done.join(', ') : 'in the registry';
  });
}

/** Kinds that were never trained, or whose live model this release cannot read. One that the gate kept back waits for the schedule. */
async function missingKinds(db: Kysely<Schema>, log: Log): Promise<ModelKind[]> {
  const models = await listModels(db);
  const missing: ModelKind[] = [];
  for (const kind of modelKinds) {
    const known = models.filter((model) => model.kind === kind);
    const live = known.find((model) => model.state === 'live');
    if (live ? !(await isReadable(db, kind, live.id, log)) : known.length === 0) missing.push(kind);
  }
  return missing;
}

async function isReadable(db: Kysely<Schema>, kind: ModelKind, id: string, log: Log): Promise<boolean> {
  try {
    await readModel(db, kind, id);
    return true;
  } catch (err) {
    if (!(err instanceof StewardError)) throw err;
    log.warn({ err, model: id }, 'the live model cannot be read; a new one is trained');
    return false;
  }
}
