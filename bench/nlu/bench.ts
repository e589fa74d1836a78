import { join } from 'node:path';
import type { Encoder } from '../../nlu/encoder.js';
import { type Evaluation, evaluate } from '../../nlu/evaluate.js';
import { readExamples } from '../../nlu/phrases/examples-file.js';
import { dataFolder } from '../run-parts.js';
import { seed } from '../seed.js';
import type { Bench } from './part.js';
import type { Split } from './splits.js';

/** What all parts share; the folder of the data sets is asked for when a part reads from it. */
export function openBench(encoder: Encoder, onProgress: Bench['onProgress']): Bench {
  const evaluations = new Map<Split, Promise<Evaluation>>();

  async function read(file: string) {
    return (await readExamples(join(dataFolder('NLU_DATA', 'nlu.md'), file))).examples;
  }

  async function evaluateSplit({ train, test, outOfScope }: Split): Promise<Evaluation> {
    const [learnt, asked, others] = await Promise.all([
      Promise.all(train.map(read)).then((files) => files.flat()),
      read(test),
      outOfScope ? read(outOfScope) : [],
    ]);
    return evaluate({ train: learnt, test: asked, outOfScope: others.map(({ text }) => text) }, encoder, { seed, onProgress });
  }

  return {
    encoder,
    read,
    evaluate(split) {
      const begun = evaluations.get(split) ?? evaluateSplit(split);
      evaluations.set(split, begun);
      return begun;
    },
    onProgress,
  };
}
