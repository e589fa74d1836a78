import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedEncoder } from '../../nlu/embedding-cache.js';
import { startEncoder } from '../../nlu/encoder.js';
import { trainClassifier } from '../../nlu/train-classifier.js';
import type { Example } from '../../nlu/training-data.js';
import type { Findings } from '../findings.js';
import { paragraphs, table } from '../markdown.js';
import { say } from '../say.js';
import { seed } from '../seed.js';
import type { Bench } from './part.js';
import { banking77 } from './splits.js';

/** What training on the phrases of Banking77 takes, cross-validation included: first with nothing encoded, then with all of it. */
export async function training({ read, onProgress }: Bench): Promise<Findings> {
  const examples = await read(banking77.full.train[0]!);
  const folder = await mkdtemp(join(tmpdir(), 'steward-bench-'));
  try {
    const cold = await train(examples, folder, (step, steps) => onProgress('nothing encoded before', step, steps));
    const warm = await train(examples, folder, (step, steps) => onProgress('all encoded before', step, steps));
    const row = (name: string, { seconds, encoding }: Took) => [name, say.seconds(seconds), say.seconds(encoding)];
    const phrases = `${examples.length.toLocaleString('en')} phrases`;
    const header = [phrases, 'training', 'of it encoding'];
    return {
      goals: [
        { name: `training on ${phrases}`, measured: cold.seconds, bound: '≤', required: 60, say: say.seconds },
        { name: `training on ${phrases} whose embeddings are cached`, measured: warm.seconds, bound: '≤', required: 15, say: say.seconds },
      ],
      section: paragraphs('## Training', table(header, [row('embeddings not cached', cold), row('embeddings cached', warm)])),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Took {
  /** Reading the cache included. */
  seconds: number;
  encoding: number;
}

async function train(examples: readonly Example[], folder: string, onProgress: (step: number, steps: number) => void): Promise<Took> {
  const started = await startEncoder();
  const begun = performance.now();
  const encoder = await cachedEncoder(started, folder);
  try {
    const { took } = await trainClassifier(examples, encoder, { seed, onProgress });
    return { seconds: (performance.now() - begun) / 1000, encoding: took.encoding };
  } finally {
    await encoder.close();
  }
}
