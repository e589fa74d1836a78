import type { Dataset } from './dataset.js';
import type { FitAnswer, FitSettings } from './fit.js';
import type { FitThreads } from './fit-threads.js';
import { namesOf } from './folds.js';

/** Where labelled texts are fitted to, and how it is decided which go together. */
export interface Training {
  dataset: Dataset;
  threads: FitThreads;
  seed: number;
}

/** What was said of each row by a fit to the other folds and the names of the classes, by number of the row. */
export async function crossValidate(
  { dataset, threads, seed }: Training,
  folds: readonly (readonly number[])[],
  settings: FitSettings,
): Promise<FitAnswer[]> {
  const names = namesOf(dataset);
  const answers: FitAnswer[] = [];
  await Promise.all(
    folds.map(async (ask) => {
      const others = folds.filter((fold) => fold !== ask).flat();
      const fit = await threads.fit({ train: [...others, ...names], ask, settings, seed });
      ask.forEach((row, at) => {
        answers[row] = fit.answers[at]!;
      });
    }),
  );
  return answers;
}
