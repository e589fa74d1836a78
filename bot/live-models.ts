import type { Log } from '../platform/log.js';
import { isDatabaseAway } from '../store/away.js';
import { liveModels, type RegisteredModel } from '../store/models.js';
import type { Db, ModelKind } from '../store/schema.js';
import { type Models, readModel } from '../workers/learning/readers.js';
import type { Relay } from '../workers/relay.js';

/** The models that serve in this process. Each is undefined until one of its kind was live. */
export interface LiveModels {
  intent(): Models['intent'] | undefined;
  recommender(): Models['recommender'] | undefined;
  churn(): Models['churn'] | undefined;
  value(): Models['value'] | undefined;
  /** The registry's row of the model that serves here, which for moments after a promotion is not the newest. */
  info(kind: ModelKind): RegisteredModel | undefined;
  /** Loads what was promoted since the last look. */
  refresh(): Promise<void>;
  close(): void;
}

/** Milliseconds between looks at the registry: a notice may get lost. */
const lookEvery = 30_000;

interface Serving<K extends ModelKind> {
  row: RegisteredModel;
  model: Models[K];
}

/**
 * Loads the live models and swaps each for the next one when it is promoted, without a restart. A model that cannot be
 * read is refused, and the one before it keeps serving.
 */
export async function openLiveModels(db: Db, relay: Relay, log: Log): Promise<LiveModels> {
  const serving: { [K in ModelKind]?: Serving<K> } = {};
  const refused = new Set<string>();
  let looking = Promise.resolve();

  const look = async (): Promise<void> => {
    for (const row of await liveModels(db)) {
      if (serving[row.kind]?.row.id !== row.id) await load(row.kind, row);
    }
  };

  const load = async <K extends ModelKind>(kind: K, row: RegisteredModel): Promise<void> => {
    try {
      const loaded: Serving<K> = { row, model: await readModel(db, kind, row.id) };
      Object.assign(serving, { [kind]: loaded });
      log.info({ model: row.id }, 'a model serves');
    } catch (err) {
      if (isDatabaseAway(err)) throw err;
      if (!refused.has(row.id))
        log.error({ err, model: row.id }, 'a live model cannot be used; the one before it, if any, goes on serving');
      refused.add(row.id);
    }
  };

  /** One look at a time, so that none puts back what a later one has replaced. */
  const refresh = (): Promise<void> => {
    // Whoever asked for the look before was told if it failed.
    looking = looking.catch(() => {}).then(look);
    return looking;
  };

  const refreshOrSay = (): Promise<void> =>
    refresh().catch((err: unknown) => log.warn({ err }, 'the registry of models could not be read'));

  await relay.subscribe('model.promoted', refreshOrSay);
  await refresh();
  const timer = setInterval(refreshOrSay, lookEvery);
  return {
    intent: () => serving.intent?.model,
    recommender: () => serving.recommender?.model,
    churn: () => serving.churn?.model,
    value: () => serving.value?.model,
    info: (kind) => serving[kind]?.row,
    refresh,
    close: () => clearInterval(timer),
  };
}
