import type { Dataset } from './dataset.js';
import type { FitAnswer, FitJob, FitSettings } from './fit.js';
import type { FitThreads } from './fit-threads.js';
import { stratifiedFolds } from './folds.js';
import type { ScopeEvidence } from './out-of-scope.js';

const folds = 3;
/** Settings are chosen on a sample of so many examples: which ones are best hardly depends on how many there are. */
const sampled = 1_500;
const usualCost = 2;
const otherCosts = [0.1, 0.5];
const usualWeight = 0.5;
const otherWeights = [0.35, 0.7];
/** Fewer phrases out of scope than this say too little. */
const fewestStrange = 30;
/** Groups of classes that are left out in turn, to see what texts of none of the classes look like. */
const groups = 2;

/** The fits of one training. */
export class Course {
  private readonly names: number[];

  constructor(
    private readonly dataset: Dataset,
    private readonly threads: FitThreads,
    private readonly seed: number,
  ) {
    this.names = dataset.labels.map((_, row) => row).slice(dataset.examples);
  }

  /** The usual settings, unless others are right more often on a sample: first the cost is looked at, then the weight. */
  async chooseSettings(): Promise<FitSettings> {
    const usual = { cost: usualCost, lexicalWeight: usualWeight };
    const byCost = await this.better(
      usual,
      otherCosts.map((cost) => ({ ...usual, cost })),
    );
    return this.better(
      byCost,
      otherWeights.map((lexicalWeight) => ({ ...byCost, lexicalWeight })),
    );
  }

  /** The best of some settings; the present ones unless they are worse by more than chance, which is one standard error. */
  private async better(present: FitSettings, others: readonly FitSettings[]): Promise<FitSettings> {
    const [right, ...rights] = await this.shareRight([present, ...others]);
    const best = Math.max(...rights);
    const error = Math.sqrt((right! * (1 - right!)) / Math.min(sampled, this.dataset.examples));
    return best > right! + error ? others[rights.indexOf(best)]! : present;
  }

  /** Of each candidate: the share of the sampled examples of which it is right without having seen them. */
  private async shareRight(candidates: readonly FitSettings[]): Promise<number[]> {
    const { labels } = this.dataset;
    const foldOf = this.folds(2, sampled);
    const rows = [...foldOf.keys()].filter((row) => foldOf[row]! >= 0 && labels[row]! >= 0);
    const jobs = candidates.flatMap((settings) => this.jobs(foldOf, 2, settings));
    const fits = await this.threads.fit(jobs);
    return candidates.map((_, c) => {
      const answers = this.byRow(jobs.slice(2 * c, 2 * c + 2), fits.slice(2 * c, 2 * c + 2));
      return rows.filter((row) => largestOf(answers[row]!.margins) === labels[row]).length / rows.length;
    });
  }

  /** What was said of each example by a fit that had not seen it. */
  async crossValidate(settings: FitSettings): Promise<FitAnswer[]> {
    const jobs = this.jobs(this.folds(folds, this.dataset.examples), folds, settings);
    return this.byRow(jobs, await this.threads.fit(jobs));
  }

  /** What texts of ours and texts of nobody look like to fits that have seen neither. */
  async scopeExperience(settings: FitSettings, answers: readonly FitAnswer[]): Promise<[ours: ScopeEvidence[], others: ScopeEvidence[]]> {
    const { labels, examples, classes, vectors } = this.dataset;
    const readable = [...answers.keys()].filter((row) => vectors[row]);
    const strange = readable.filter((row) => labels[row] === -1);
    if (strange.length >= fewestStrange) {
      return [readable.filter((row) => labels[row]! >= 0), strange].map((rows) => rows.map((row) => answers[row]!.evidence)) as [
        ScopeEvidence[],
        ScopeEvidence[],
      ];
    }
    const groupOf = stratifiedFolds(
      classes.map(() => 0),
      groups,
      this.seed,
    );
    const foldOf = this.folds(2, sampled);
    const rows = [...foldOf.keys()].filter((row) => row < examples && foldOf[row]! >= 0 && vectors[row] && labels[row]! >= 0);
    const jobs = Array.from({ length: groups }, (_, group): FitJob => {
      const leftOut = (row: number) => groupOf[labels[row]!] === group;
      return {
        train: [...rows.filter((row) => foldOf[row] === 0), ...this.names].filter((row) => !leftOut(row)),
        ask: rows.filter((row) => foldOf[row] === 1 || leftOut(row)),
        settings,
        seed: this.seed,
      };
    });
    const fits = await this.threads.fit(jobs);
    const asked = jobs.flatMap(({ ask }, group) =>
      ask.map((row, at) => ({ evidence: fits[group]!.answers[at]!.evidence, ours: groupOf[labels[row]!] !== group })),
    );
    return [true, false].map((ours) => asked.filter((each) => each.ours === ours).map(({ evidence }) => evidence)) as [
      ScopeEvidence[],
      ScopeEvidence[],
    ];
  }

  /** The fold of each example; -1 for those beyond a sample of so many, which holds its share of each class. */
  private folds(count: number, most: number): number[] {
    const labels = this.dataset.labels.slice(0, this.dataset.examples);
    const parts = Math.ceil(labels.length / most);
    return stratifiedFolds(labels, count * parts, this.seed).map((fold) => (fold < count ? fold : -1));
  }

  /** One fit a fold, to all other folds and the names of the classes. */
  private jobs(foldOf: readonly number[], count: number, settings: FitSettings): FitJob[] {
    const rows = [...foldOf.keys()].filter((row) => foldOf[row]! >= 0);
    return Array.from({ length: count }, (_, fold) => ({
      train: [...rows.filter((row) => foldOf[row] !== fold), ...this.names],
      ask: rows.filter((row) => foldOf[row] === fold),
      settings,
      seed: this.seed,
    }));
  }

  private byRow(jobs: readonly FitJob[], fits: readonly { answers: FitAnswer[] }[]): FitAnswer[] {
    const answers: FitAnswer[] = [];
    jobs.forEach(({ ask }, j) => {
      ask.forEach((row, at) => {
        answers[row] = fits[j]!.answers[at]!;
      });
    });
    return answers;
  }
}

function largestOf(values: Float64Array): number {
  return values.indexOf(values.reduce((largest, value) => Math.max(largest, value), Number.NEGATIVE_INFINITY));
}
