import type { Training } from '../../nlu/cross-validation.js';
import type { Dataset } from '../../nlu/dataset.js';
import { type FitJob, fitter } from '../../nlu/fit.js';
import { countNGrams } from '../../nlu/tf-idf.js';
import { mulberry32 } from '../../platform/random.js';

export interface MadeUp {
  classes: number;
  /** Texts of each class. */
  each: number;
  /** Texts that are of no class. */
  strangers?: number;
  /** How far vectors stray from the axis of their class, and how often the word of a text is another class's: 0 is not at all. */
  vectorNoise: number;
  wordNoise: number;
}

const dimensions = 16;

/** Texts of a word each that tells their class, and three that do not, with vectors around an axis a class; the names behind them. */
export function madeDataset({ classes, each, strangers = 0, vectorNoise, wordNoise }: MadeUp): Dataset {
  const random = mulberry32(9);
  const numbers = Array.from({ length: classes }, (_, k) => k);
  const labels = [...numbers.flatMap((k) => new Array<number>(each).fill(k)), ...new Array<number>(strangers).fill(-1), ...numbers];
  const anyOf = (count: number) => Math.floor(random() * count);
  const textOf = (label: number) =>
    [`telling${random() < wordNoise ? anyOf(classes) : label}`, ...[0, 0, 0].map(() => `word${anyOf(50)}`)].join(' ');
  const vectorOf = (label: number) => {
    const vector = Float32Array.from(
      { length: dimensions },
      (_, j) => (j === (label + dimensions) % dimensions ? 1 : 0) + vectorNoise * (random() - 0.5),
    );
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  };
  return {
    classes: numbers.map((k) => `class${k}`),
    labels,
    vectors: labels.map(vectorOf),
    counts: countNGrams(labels.map(textOf)),
    words: new Map(),
    examples: labels.length - classes,
  };
}

/** Fits in this thread, and keeps what it was asked to fit. */
export function trainingOn(dataset: Dataset): Training & { jobs: FitJob[] } {
  const jobs: FitJob[] = [];
  const learn = fitter(dataset);
  return {
    dataset,
    seed: 1,
    jobs,
    threads: {
      async fit(job) {
        jobs.push(job);
        return learn(job);
      },
      async close() {},
    },
  };
}
