import type { Kysely } from 'kysely';
import { seedDemo } from '../demo/seed.js';
import type { Log } from '../platform/log.js';
import type { Settings } from '../platform/settings.js';
import { readSignals } from '../recommender/behaviour/signals.js';
import { exclusively } from '../store/exclusive.js';
import { migrate } from '../store/migrate.js';
import type { ModelKind, Schema } from '../store/schema.js';
import { trainIfMissing } from '../workers/learning/bootstrap.js';
import { startLearningEncoder } from '../workers/learning/encoder.js';
import { modelKinds } from '../workers/learning/lessons.js';
import type { Steps } from './steps.js';

/**
 * Brings a database to the state in which a bot and workers can run on it: tables, the demo shop, models. Whatever is
 * there already is left alone. Of several processes that start at once one does the work and the others wait.
 */
export async function prepare(db: Kysely<Schema>, settings: Settings, steps: Steps, log: Log): Promise<void> {
  const signals = await readSignals(settings.signalsFile);
  await steps.run('tables', async () => {
    await migrate(db, settings.databaseSchema);
    return 'up to date';
  });
  const shares = new Map<ModelKind, number>(modelKinds.map((kind) => [kind, 0]));
  let show = (): void => {};
  const train = async (kind: ModelKind): Promise<string | undefined> => {
    const onProgress = (share: number): void => {
      shares.set(kind, share);
      show();
    };
    const said = await trainIfMissing(db, kind, {
      log,
      onProgress,
      startEncoder: () => startLearningEncoder(settings),
      phrases: settings.nluDataFolder,
      signals,
    });
    onProgress(1);
    return said;
  };
  // What customers mean is learnt from phrases of our own: that need not wait for the shop.
  const intent = train('intent');
  intent.catch(() => {}); // Its failure is told with the step of the models.
  if (settings.demo) {
    await steps.run('demo shop', (onProgress) => exclusively(db, 'demo', () => seedDemo(db, { now: new Date(), onProgress })));
  }
  await steps.run('models', async (progress) => {
    show = () => {
      const unfinished = modelKinds.filter((kind) => shares.get(kind)! < 1);
      progress(
        [...shares.values()].reduce((sum, share) => sum + share, 0),
        modelKinds.length,
        unfinished.join(', '),
      );
    };
    // One after the other: while one computes, nothing else of this process may wait for a connection, or it waits too long.
    const said = [await intent];
    for (const kind of modelKinds) if (kind !== 'intent') said.push(await train(kind));
    return said.filter((each) => each !== undefined).join(', ') || 'in the registry';
  });
}
