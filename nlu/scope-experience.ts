import type { Training } from './cross-validation.js';
import type { Dataset } from './dataset.js';
import type { FitAnswer, FitSettings } from './fit.js';
import { foldsOf, namesOf } from './folds.js';
import type { ScopeEvidence } from './out-of-scope.js';
import { centreOf, mostPrototypes, nearest, prototypesOf } from './prototypes.js';

/** What texts of ours and texts of nobody look like to fits that have seen neither. */
export interface ScopeExperience {
  ours: Witness[];
  others: Witness[];
}

export interface Witness {
  /** Of the dataset. */
  row: number;
  evidence: ScopeEvidence;
}

/** Fewer phrases out of scope than this say too little. */
const fewest = 30;
const most = 1_500;

/** From phrases out of scope where there are enough of them, else from classes left out. */
export async function experienceOf(training: Training, answers: readonly FitAnswer[], settings: FitSettings): Promise<ScopeExperience> {
  return experienceWith(training, answers) ?? experienceWithout(training, settings);
}

/** Experience from cross-validation, where there are phrases out of scope; nothing where they are too few. */
export function experienceWith({ dataset: { labels } }: Training, answers: readonly FitAnswer[]): ScopeExperience | undefined {
  const witnesses = (strange: boolean) =>
    [...answers.keys()].filter((row) => labels[row]! < 0 === strange).map((row) => ({ row, evidence: answers[row]!.evidence }));
  const others = witnesses(true);
  return others.length < fewest ? undefined : { ours: witnesses(false), others };
}

/**
 * Experience from leaving classes out: their texts are what texts of none of the classes look like to those that are left.
 * Classes that are alike are left out together: what is out of scope has no near relative among ours.
 */
export async function experienceWithout({ dataset, threads, seed }: Training, settings: FitSettings): Promise<ScopeExperience> {
  const { labels } = dataset;
  const groupOf = alike(dataset);
  const [learnt, asked] = foldsOf(dataset, { folds: 2, most, seed }).map((fold) => fold.filter((row) => labels[row]! >= 0));
  const experiences = await Promise.all(
    [...new Set(groupOf)].map(async (group) => {
      const isOurs = (row: number) => groupOf[labels[row]!] !== group;
      const ask = [...asked!, ...learnt!.filter((row) => !isOurs(row))];
      const train = [...learnt!, ...namesOf(dataset)].filter(isOurs);
      const { answers } = await threads.fit({ train, ask, settings, seed });
      const witnesses = answers.map(({ evidence }, at) => ({ row: ask[at]!, evidence }));
      return { ours: witnesses.filter(({ row }) => isOurs(row)), others: witnesses.filter(({ row }) => !isOurs(row)) };
    }),
  );
  return { ours: experiences.flatMap(({ ours }) => ours), others: experiences.flatMap(({ others }) => others) };
}

/** A group for each class, at most four of them: classes whose vectors lie together share one. Those without vectors are dealt out. */
function alike({ classes, labels, vectors }: Dataset): number[] {
  const means = classes.map((_, k) => centreOf(vectors.flatMap((vector, row) => (vector && labels[row] === k ? [vector] : []))));
  const centres = prototypesOf(means.filter((mean) => mean !== undefined));
  const groups = means.map((mean, k) => (mean ? nearest(mean, centres) : k % mostPrototypes));
  return new Set(groups).size > 1 ? groups : classes.map((_, k) => k % 2);
}
