import type { Training } from './cross-validation.js';
import type { FitAnswer, FitSettings } from './fit.js';
import { foldsOf, namesOf, stratifiedFolds } from './folds.js';
import type { ScopeEvidence } from './out-of-scope.js';

/** What texts of ours and texts of nobody look like to fits that have seen neither. */
export interface ScopeExperience {
  ours: ScopeEvidence[];
  others: ScopeEvidence[];
  /** See `fitScopeWeights`. */
  allowance: number;
}

/** Fewer phrases out of scope than this say too little. */
const fewest = 30;
const most = 1_500;
/** Groups of classes that are left out in turn. */
const groups = 2;

/** Experience from cross-validation, where there are phrases out of scope; nothing where they are too few. */
export function experienceOf({ dataset: { labels, vectors } }: Training, answers: readonly FitAnswer[]): ScopeExperience | undefined {
  const readable = [...answers.keys()].filter((row) => vectors[row]);
  const evidenceOf = (rows: readonly number[]) => rows.map((row) => answers[row]!.evidence);
  const others = evidenceOf(readable.filter((row) => labels[row] === -1));
  return others.length < fewest ? undefined : { ours: evidenceOf(readable.filter((row) => labels[row] !== -1)), others, allowance: 0 };
}

/**
 * Experience from leaving classes out: their texts are what texts of none of the classes look like to those that are left.
 * They are more like ours than most of what is out of scope, so the margin tells them apart better than it should: weights
 * within a standard error of the best are as good.
 */
export async function experienceWithout({ dataset, threads, seed }: Training, settings: FitSettings): Promise<ScopeExperience> {
  const { labels, classes, vectors } = dataset;
  const groupOf = stratifiedFolds(
    classes.map(() => 0),
    groups,
    seed,
  );
  const readable = (row: number) => vectors[row] && labels[row]! >= 0;
  const [learnt, asked] = foldsOf(dataset, { folds: 2, most, seed }).map((fold) => fold.filter(readable));
  const experiences = await Promise.all(
    Array.from({ length: groups }, async (_, group) => {
      const isOurs = (row: number) => groupOf[labels[row]!] !== group;
      const ask = [...asked!, ...learnt!.filter((row) => !isOurs(row))];
      const train = [...learnt!, ...namesOf(dataset)].filter(isOurs);
      const { answers } = await threads.fit({ train, ask, settings, seed });
      const evidenceOf = (wanted: boolean) => answers.filter((_, at) => isOurs(ask[at]!) === wanted).map(({ evidence }) => evidence);
      return { ours: evidenceOf(true), others: evidenceOf(false) };
    }),
  );
  const ours = experiences.flatMap((experience) => experience.ours);
  const others = experiences.flatMap((experience) => experience.others);
  // At most the standard error of an area of 0.9, which is about what is seen.
  return { ours, others, allowance: Math.sqrt(0.09 / Math.max(1, Math.min(ours.length, others.length))) };
}
