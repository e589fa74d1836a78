import { mulberry32 } from '../platform/random.js';
import type { Dataset } from './dataset.js';

/** The fold of each row: every class is shuffled and dealt out in turn, so that each fold holds its share of each class. */
export function stratifiedFolds(labels: readonly number[], folds: number, seed: number): number[] {
  const random = mulberry32(seed);
  const keys = labels.map(() => random());
  const order = labels.map((_, i) => i).sort((a, b) => labels[a]! - labels[b]! || keys[a]! - keys[b]!);
  const foldOf = new Array<number>(labels.length);
  order.forEach((row, position) => {
    foldOf[row] = position % folds;
  });
  return foldOf;
}

/** Examples of each fold; of more than `most` examples only a sample of so many, which holds its share of each class. */
export function foldsOf({ labels, examples }: Dataset, { folds, most, seed }: { folds: number; most: number; seed: number }): number[][] {
  const foldOf = stratifiedFolds(labels.slice(0, examples), folds * Math.ceil(examples / most), seed);
  return Array.from({ length: folds }, (_, fold) => [...foldOf.keys()].filter((row) => foldOf[row] === fold));
}

/** The rows that are learnt from whatever is left out: the names of the classes. */
export function namesOf({ labels, examples }: Dataset): number[] {
  return labels.map((_, row) => row).slice(examples);
}
