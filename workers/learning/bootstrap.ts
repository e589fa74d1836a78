import type { Kysely } from 'kysely';
import { StewardError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';
import { exclusively } from '../../store/exclusive.js';
import { listModels } from '../../store/models.js';
import type { ModelKind, Schema } from '../../store/schema.js';
import type { LearnParts, Outcome } from './learn.js';
import { lessons as allLessons, type Lessons } from './lessons.js';
import { readModel } from './readers.js';

export interface BootstrapOptions extends Pick<LearnParts, 'startEncoder' | 'phrases' | 'signals'> {
  log: Log;
  /** Called with the share that is done, up to 1. */
  onProgress?: (share: number) => void;
  lessons?: Lessons;
}

const said: Record<Outcome, string> = { promoted: 'trained', kept_back: 'trained but not good enough', nothing: 'has no data yet' };

/**
 * Trains a kind of model if the installation lacks it, so that a first start can answer. Of two processes that start at
 * once one trains and the other waits. Returns what was done, for the person who waits; undefined where nothing was missing.
 */
export function trainIfMissing(
  db: Kysely<Schema>,
  kind: ModelKind,
  { log, onProgress, startEncoder, phrases, signals, lessons = allLessons }: BootstrapOptions,
): Promise<string | undefined> {
  return exclusively(db, `first ${kind}`, async () => {
    if (!(await isMissing(db, kind, log))) return undefined;
    const outcome = await lessons[kind]({
      db,
      startEncoder,
      phrases,
      signals,
      // Bots that run already find it by themselves.
      announce: async () => {},
      log,
      now: () => new Date(),
      onProgress: (step, total) => onProgress?.(step / total),
    });
    return `${kind} ${said[outcome]}`;
  });
}

/**
 * Never trained to the end, or its live model cannot be read by this release. One that the gate kept back waits for the schedule; a
 * candidate that nobody judged is what a start left that was cut off.
 */
async function isMissing(db: Kysely<Schema>, kind: ModelKind, log: Log): Promise<boolean> {
  const known = (await listModels(db)).filter((model) => model.kind === kind);
  const live = known.find((model) => model.state === 'live');
  return live ? !(await isReadable(db, kind, live.id, log)) : known.every(({ state }) => state === 'candidate');
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
