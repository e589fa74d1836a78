import { setImmediate } from 'node:timers/promises';
import { largestCosine } from './out-of-scope.js';
import { fitSoftmaxRegressions, logits, softmax } from './softmax-regression.js';

/** Sentence vectors with the numbers of their classes. */
export interface LabelledVectors {
  vectors: readonly Float32Array[];
  labels: readonly number[];
  classes: number;
  /** The class of what is out of scope; -1 where there is none. */
  background: number;
}

/** What was said of each example by models that had not seen it. */
export interface OutOfFold {
  /** L2 penalty of the models, the best of those tried. */
  penalty: number;
  /** A row an example. */
  logits: number[][];
  /** Largest cosine of each example to a phrase that its model had seen, background left out. */
  cosines: number[];
}

export interface CrossValidationOptions {
  folds: number;
  /** Candidates for the L2 penalty, strongest first. */
  penalties: readonly number[];
  seed: number;
  onFold?: (done: number) => void;
}

/** Stratified cross-validation; the penalty with the smallest log loss wins. Gives way to other work after each fold. */
export async function crossValidate(data: LabelledVectors, { folds, penalties, seed, onFold }: CrossValidationOptions): Promise<OutOfFold> {
  const { vectors, labels, classes, background } = data;
  const foldOf = stratifiedFolds(labels, folds, seed);
  const byPenalty = penalties.map(() => new Array<number[]>(vectors.length));
  const cosines = new Array<number>(vectors.length);
  for (let fold = 0; fold < folds; fold++) {
    const seen = vectors.filter((_, i) => foldOf[i] !== fold);
    const seenLabels = labels.filter((_, i) => foldOf[i] !== fold);
    const phrases = seen.filter((_, i) => seenLabels[i] !== background);
    const models = fitSoftmaxRegressions(seen, seenLabels, classes, penalties);
    vectors.forEach((vector, i) => {
      if (foldOf[i] !== fold) return;
      cosines[i] = largestCosine(vector, phrases);
      models.forEach((model, p) => {
        byPenalty[p]![i] = logits(model, vector);
      });
    });
    onFold?.(fold + 1);
    await setImmediate();
  }
  const losses = byPenalty.map((rows) => logLoss(rows, labels));
  const best = losses.indexOf(Math.min(...losses));
  return { penalty: penalties[best]!, logits: byPenalty[best]!, cosines };
}

/** The fold of each example: every class is shuffled and dealt out in turn, so each fold holds its share of each class. */
function stratifiedFolds(labels: readonly number[], folds: number, seed: number): number[] {
  const random = mulberry32(seed);
  const keys = labels.map(() => random());
  const order = labels.map((_, i) => i).sort((a, b) => labels[a]! - labels[b]! || keys[a]! - keys[b]!);
  const foldOf = new Array<number>(labels.length);
  order.forEach((example, position) => {
    foldOf[example] = position % folds;
  });
  return foldOf;
}

function logLoss(rows: readonly number[][], labels: readonly number[]): number {
  return rows.reduce((sum, row, i) => sum - Math.log(Math.max(softmax(row)[labels[i]!]!, 1e-300)), 0) / rows.length;
}

/** Tommy Ettinger's mulberry32 (public domain): uniform in [0, 1), the same for a seed everywhere. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
