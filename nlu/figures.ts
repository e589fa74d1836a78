import { percent } from '../platform/percent.js';
import type { Grades } from './grades.js';

/** Figures of a classifier, with what its training and answering took as far as that was measured. */
export type Figures = Grades['figures'] & {
  trainSeconds?: number;
  encodeSeconds?: number;
  latencyMs?: { p50: number; p95: number };
};

/** A figure as people read it. */
export interface FigureRow {
  name: string;
  value: string;
  /** What it says, in words. */
  meaning: string;
}

export function figureRows({ accuracy, macroF1, ece, n, classes, trainSeconds, encodeSeconds, latencyMs, oos }: Figures): FigureRow[] {
  const rows = [
    { name: 'accuracy', value: percent(accuracy), meaning: `of ${n} texts of ${classes} intents are answered right` },
    { name: 'macro-F1', value: macroF1.toFixed(3), meaning: 'mean of the F1 scores of all intents' },
    { name: 'calibration error', value: ece.toFixed(3), meaning: 'mean distance of confidence and accuracy' },
  ];
  if (oos) {
    const { auroc, recallAt95 } = oos;
    rows.push(
      {
        name: 'out of scope, AUROC',
        value: auroc.toFixed(3),
        meaning: 'chance that a text of ours looks more like ours than another does',
      },
      { name: 'refused at 95 %', value: percent(recallAt95), meaning: 'of the texts out of scope, where 95 % of ours pass' },
    );
  }
  if (latencyMs) {
    const { p50, p95 } = latencyMs;
    rows.push({ name: 'one sentence', value: `${p50.toFixed(1)} ms`, meaning: `in the median; 95 % take at most ${p95.toFixed(1)} ms` });
  }
  if (trainSeconds !== undefined && encodeSeconds !== undefined) {
    rows.push({ name: 'training', value: `${trainSeconds.toFixed(1)} s`, meaning: `of which encoding ${encodeSeconds.toFixed(1)} s` });
  }
  return rows;
}
