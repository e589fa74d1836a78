import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Grades, gradesOf } from '../../nlu/grades.js';
import { StewardError } from '../../platform/errors.js';
import { percent } from '../../platform/percent.js';
import { quantile } from '../../platform/quantile.js';
import type { Findings } from '../findings.js';
import { paragraphs, table } from '../markdown.js';
import { say } from '../say.js';
import type { Bench } from './part.js';
import { installPeers } from './peers/install.js';
import type { Exercise, Exercised, PeerName } from './peers/process.js';
import { banking77, clinc150, type Split } from './splits.js';

const splits = [banking77.full, banking77.tenShot, clinc150.full];
const peerNames: PeerName[] = ['natural', 'node-nlp'];

/** What else a Node user could pick, on the same files, each in a process of its own. */
export async function peers(bench: Bench): Promise<Findings> {
  await installPeers();
  const ours: Result[] = [];
  for (const split of splits) ours.push(await resultOfSteward(split, bench));
  const rows = [rowOf(ours)];
  let done = 0;
  for (const peer of peerNames) {
    const results: Result[] = [];
    for (const split of splits) {
      results.push(await resultOf(peer, split, bench));
      bench.onProgress('peers', ++done, peerNames.length * splits.length);
    }
    rows.push(rowOf(results));
  }
  const header = ['', 'Banking77', '10-shot', 'CLINC150', 'out of scope, AUROC', 'training, Banking77 / CLINC150', 'one sentence, p50'];
  const section = paragraphs(
    '## Beside what else there is for Node',
    'The same files, each peer with its default settings in a process of its own. Out of scope is told by how sure each is of its answer.',
    table(header, rows),
  );
  return { goals: [], section };
}

interface Result {
  name: string;
  figures: Grades['figures'];
  trainSeconds: number;
  /** Milliseconds for a sentence. */
  p50: number;
}

async function resultOfSteward(split: Split, { evaluate }: Bench): Promise<Result> {
  const { figures } = await evaluate(split);
  return { name: 'Steward', figures, trainSeconds: figures.trainSeconds, p50: figures.latencyMs.p50 };
}

async function resultOf(peer: PeerName, split: Split, { read }: Bench): Promise<Result> {
  const train = (await Promise.all(split.train.map(read))).flat();
  const test = await read(split.test);
  const strangers = split.outOfScope ? await read(split.outOfScope) : [];
  const texts = [...test, ...strangers].map(({ text }) => text);
  const { name, answers, trainSeconds, took } = await exercise({ peer, train, texts });
  const { figures } = gradesOf(
    answers.map((answer, k) => ({
      ...answer,
      text: texts[k]!,
      intent: test[k]?.intent ?? 'out_of_scope',
      scopeScore: answer.confidence,
      inScope: true,
    })),
  );
  return { name, figures, trainSeconds, p50: quantile(took, 0.5) };
}

async function exercise(asked: Exercise): Promise<Exercised> {
  const child = fork(join(import.meta.dirname, 'peers', 'process.js'), { serialization: 'advanced' });
  const failed = new AbortController();
  child.once('exit', () => failed.abort());
  child.send(asked);
  try {
    const [exercised] = await once(child, 'message', { signal: failed.signal });
    return exercised;
  } catch (cause) {
    throw new StewardError('unavailable', 'peer_failed', `The process of ${asked.peer} ended without an answer.`, { cause });
  }
}

function rowOf([full, tenShot, clinc]: readonly Result[]): string[] {
  return [
    full!.name,
    percent(full!.figures.accuracy),
    percent(tenShot!.figures.accuracy),
    percent(clinc!.figures.accuracy),
    say.score(clinc!.figures.oos!.auroc),
    `${say.seconds(full!.trainSeconds)} / ${say.seconds(clinc!.trainSeconds)}`,
    say.milliseconds(full!.p50),
  ];
}
