import { join } from 'node:path';
import type { Encoder } from '../../nlu/encoder.js';
import { type Evaluation, evaluate } from '../../nlu/evaluate.js';
import { readExamples } from '../../nlu/phrases/examples-file.js';
import { StewardError } from '../../platform/errors.js';
import { type Bench, seed } from './part.js';
import type { Split } from './splits.js';

/** @param folder of the data sets; a part that needs none runs without */
export function openBench(encoder: Encoder, folder: string | undefined, onProgress: Bench['onProgress']): Bench {
  const evaluations = new Map<Split, Promise<Evaluation>>();

  async function read(file: string) {
    if (!folder) {
      throw new StewardError(
        'invalid',
        'setting_invalid',
        'NLU_DATA must name the folder of the data sets: docs/benchmarks/nlu.md lists them.',
      );
    }
    return (await readExamples(join(folder, file))).examples;
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
