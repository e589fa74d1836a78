import type { Kysely } from 'kysely';
import type { Log } from '../../../platform/log.js';
import type { Settings } from '../../../platform/settings.js';
import { readSignals } from '../../../recommender/behaviour/signals.js';
import { listModels } from '../../../store/models.js';
import type { Schema } from '../../../store/schema.js';
import type { LearnParts } from '../../../workers/learning/learn.js';
import { readModel } from '../../../workers/learning/readers.js';
import { learnRecommender } from '../../../workers/learning/recommender.js';
import { progressBar } from '../../progress-bar.js';
import { print } from '../print.js';
import type { Terminal } from '../terminal.js';
import { withStore } from '../with-store.js';
import { chosenLine } from './chosen-line.js';

/** `steward recommender fit`: learns from the shop's events as the schedule does, and says what won and what became of it at the gate. */
export async function fit(settings: Settings, log: Log, { json }: { json?: true }, terminal: Terminal = process): Promise<void> {
  const bar = progressBar(terminal.stderr);
  const onProgress = (done: number, total: number) => bar.update('learning', done, total);
  const said = await withStore(settings, log, (db) => learn(db, settings, log, onProgress)).finally(() => bar.stop());
  await print(terminal.stdout, json ? `${JSON.stringify(said)}\n` : `${sentences(said)}\n`);
}

async function learn(db: Kysely<Schema>, settings: Settings, log: Log, onProgress: LearnParts['onProgress']) {
  const outcome = await learnRecommender({
    db,
    log,
    now: () => new Date(),
    phrases: settings.nluDataFolder,
    signals: await readSignals(settings.signalsFile),
    startEncoder: () => Promise.reject(new Error('Learning from behaviour needs no encoder.')),
    // Running bots look for a new model twice a minute.
    announce: async () => {},
    onProgress,
  });
  if (outcome === 'nothing') return { outcome };
  const { id, verdict, metrics } = (await listModels(db)).find(({ kind }) => kind === 'recommender')!;
  const { parts } = await readModel(db, 'recommender', id);
  return { outcome, id, verdict, metrics, chosen: parts.map(({ name, parameters, weight }) => ({ name, parameters, weight })) };
}

type Said = Awaited<ReturnType<typeof learn>>;

function sentences(said: Said): string {
  if (said.chosen === undefined) return 'There is nothing to learn from yet: no customer has got two items.';
  const next = said.outcome === 'promoted' ? 'Running bots take it up within half a minute.' : 'The model before it goes on serving.';
  return `${chosenLine(said.chosen)}\n${said.id}. ${said.verdict} ${next}`;
}
