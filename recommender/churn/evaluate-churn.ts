import { StewardError } from '../../platform/errors.js';
import type { Problem } from '../learners/choose-classifier.js';
import { simplestWithinOneError } from '../learners/choose-classifier.js';
import type { Classifier } from '../learners/classifier.js';
import { stratifiedFolds } from '../learners/folds.js';
import { learners } from '../learners/learners.js';
import { type Quality, qualityOf } from '../learners/metrics.js';
import { fitsOfNested, nestedCrossValidation, type OuterFold } from '../learners/nested-cross-validation.js';
import type { LeftOut } from './labelled-table.js';

/** Rows, who of them left, and what is known of them. */
export interface ChurnQuestion extends Pick<Problem, 'labels' | 'encoder'> {
  /** Of the columns. */
  names: string[];
  /** Rows that are the same, for each group of at least two. */
  copies: number[][];
  /** Where each row stands in its file, without the header, from 0. */
  places: Int32Array;
  leftOut: LeftOut[];
  /** Columns that were left out because they know the label. */
  leakage: LeftOut[];
  /** What deserves to be known, in sentences. */
  notes: string[];
}

export interface EvaluateOptions {
  folds: number;
  /** The fold of each row in its file; made if absent, with copies in one fold. */
  foldOf?: (place: number) => number;
  seed: number;
  onProgress?: (done: number, total: number) => void;
}

export interface CandidateFigures extends Quality {
  model: Classifier['kind'];
}

/** AUC and PR-AUC are null where all rows of the fold have one label. */
export interface FoldFigures extends Omit<Quality, 'auc' | 'prAuc'> {
  auc: number | null;
  prAuc: number | null;
  fold: number;
  rows: number;
  chosen: Classifier['kind'];
  parameters: string;
  calibration: string;
}

/** What `steward churn evaluate` prints. */
export interface ChurnFigures extends Quality {
  rows: number;
  /** Share of the rows that left. */
  baseRate: number;
  perFold: FoldFigures[];
  /** The simplest kind of model within one standard error of the best, over all outer folds. */
  chosen: Classifier['kind'];
  candidates: CandidateFigures[];
  /** Rows that repeat an earlier one. */
  duplicates: number;
  /** Rows that repeat one in another fold: what was learnt there was not learnt for nothing. */
  duplicatesAcrossFolds: number;
  leakage: LeftOut[];
  leftOut: LeftOut[];
  trainSeconds: number;
}

export interface ChurnEvaluation {
  figures: ChurnFigures;
  /** Of each row, from models that did not see it. */
  risks: Float64Array;
  folds: OuterFold[];
}

const innerFolds = 4;

/**
 * Says how well leaving can be foretold, by nested cross-validation: in each outer fold kind of model, parameters and
 * calibration are chosen on the others alone. All figures but `perFold` are over the rows of all folds together, as a calibration
 * error of few rows is mostly chance. The candidates' figures come from the same folds.
 * @throws StewardError `too_few_rows` where there are not twice as many leavers and stayers as folds.
 */
export function evaluateChurn(question: ChurnQuestion, { folds, foldOf, seed, onProgress }: EvaluateOptions): ChurnEvaluation {
  const { labels, copies, places } = question;
  mustSuffice(labels, folds);
  const groups = groupsOf(labels.length, copies);
  const outer = foldOf ? Uint8Array.from(places, foldOf) : stratifiedFolds(labels, folds, groups);
  const total = fitsOfNested(new Set(outer).size, innerFolds);
  let done = 0;
  const started = performance.now();
  const results = nestedCrossValidation(
    { labels, encoder: question.encoder, groups },
    { foldOf: outer, innerFolds, seed, onFit: () => onProgress?.(++done, total) },
  );
  const trainSeconds = (performance.now() - started) / 1000;
  const pooled = (of: (fold: OuterFold) => Float64Array) => gather(labels.length, results, of);
  const kinds = [...learners.map(({ kind }) => kind), 'blend' as const];
  const candidates = kinds.map((kind) => ({ kind, risks: pooled((fold) => fold.risks.get(kind)!) }));
  const risks = pooled((fold) => fold.risks.get(fold.chosen)!);
  const figures: ChurnFigures = {
    ...qualityOf(risks, labels),
    rows: labels.length,
    baseRate: shareOf(labels),
    perFold: results.map((fold) => figuresOf(fold, outer[fold.rows[0]!]!, labels)),
    chosen: simplestWithinOneError(candidates, labels).kind,
    candidates: candidates.map(({ kind, risks }) => ({ model: kind, ...qualityOf(risks, labels) })),
    duplicates: copies.reduce((sum, { length }) => sum + length - 1, 0),
    duplicatesAcrossFolds: across(copies, outer),
    leakage: question.leakage,
    leftOut: question.leftOut,
    trainSeconds,
  };
  return { figures, risks, folds: results };
}

function mustSuffice(labels: Uint8Array, folds: number): void {
  const left = labels.reduce((sum, label) => sum + label, 0);
  const stayed = labels.length - left;
  if (Math.min(left, stayed) >= 2 * folds) return;
  throw new StewardError(
    'invalid',
    'too_few_rows',
    `${left} left and ${stayed} stayed: for ${folds} folds there must be at least ${2 * folds} of each. More rows are needed, or fewer folds.`,
  );
}

/** The group of each row: that of its first copy. */
export function groupsOf(rows: number, copies: readonly number[][]): Int32Array {
  const groups = Int32Array.from({ length: rows }, (_, row) => row);
  for (const same of copies) for (const row of same) groups[row] = same[0]!;
  return groups;
}

/** Rows whose copy, or one of whose copies, that comes before them is in another fold. */
function across(copies: readonly number[][], foldOf: Uint8Array): number {
  let count = 0;
  for (const same of copies) {
    const foldCounts = new Map<number, number>();
    for (const row of same) foldCounts.set(foldOf[row]!, (foldCounts.get(foldOf[row]!) ?? 0) + 1);
    count += same.length - Math.max(...foldCounts.values());
  }
  return count;
}

function figuresOf({ rows, risks, chosen, parameters, calibration }: OuterFold, fold: number, labels: Uint8Array): FoldFigures {
  const own = Uint8Array.from(rows, (row) => labels[row]!);
  const { auc, prAuc, ...others } = qualityOf(risks.get(chosen)!, own);
  const ranks = new Set(own).size > 1;
  return { fold, rows: rows.length, auc: ranks ? auc : null, prAuc: ranks ? prAuc : null, ...others, chosen, parameters, calibration };
}

function gather(rows: number, folds: readonly OuterFold[], of: (fold: OuterFold) => Float64Array): Float64Array {
  const all = new Float64Array(rows);
  for (const fold of folds) {
    of(fold).forEach((risk, k) => {
      all[fold.rows[k]!] = risk;
    });
  }
  return all;
}

function shareOf(labels: Uint8Array): number {
  return labels.reduce((sum, label) => sum + label, 0) / labels.length;
}
