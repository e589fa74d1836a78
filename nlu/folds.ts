import { mulberry32 } from './random.js';

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
