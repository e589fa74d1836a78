import { quantile } from '../../platform/quantile.js';
import { choiceSteps, chooseParts, fitParts } from './choose.js';
import { holdOut } from './hold-out.js';
import type { InteractionRow } from './interactions-file.js';
import { type ChosenPart, positionsOf, type RecommenderModel, recommenderOf } from './model.js';
import { evidenceOf } from './part.js';
import { bestUntouched, type Grades, gradeList } from './ranking.js';
import { rowHistories } from './row-histories.js';
import { type Histories, toTrail } from './trail.js';

export interface TrainedOnRows extends Pick<RecommenderModel, 'items' | 'positions' | 'parts'> {
  histories: ReadonlyMap<string, Histories[number]>;
  /** What won, with its parameters and its share of the blend. */
  chosen: ChosenPart[];
  trainSeconds: number;
}

/** Chooses what to recommend by on the last item of each user in the rows, and fits it on all of them. */
export function trainOnRows(
  rows: readonly InteractionRow[],
  { minRating, onProgress }: { minRating?: number; onProgress?: (done: number, total: number) => void } = {},
): TrainedOnRows {
  const begun = performance.now();
  const histories = rowHistories(rows, minRating);
  const items = [...new Set(rows.map(({ item }) => item))].sort();
  const positions = positionsOf(items);
  const asOf = new Date(rows.reduce((latest, { at = 0 }) => Math.max(latest, at), 0));
  let done = 0;
  const total = choiceSteps({}) + 1;
  const onStep = () => onProgress?.(++done, total);
  const all = [...histories.values()];
  const { histories: known, cases } = holdOut(all, positions);
  const chosen = chooseParts(evidenceOf(known, positions, asOf), cases, onStep);
  const parts = fitParts(chosen, evidenceOf(all, positions, asOf));
  onStep();
  return { items, positions, parts, histories, chosen, trainSeconds: (performance.now() - begun) / 1000 };
}

/** A user's list: items that training has and the user has not, best first. */
export interface RecommendedList {
  user: string;
  items: string[];
}

/** Lists of so many items for users, also for those whom training does not know. `queryMs` has the time that each took. */
export function listsFor(model: TrainedOnRows, users: Iterable<string>, count: number): { lists: RecommendedList[]; queryMs: number[] } {
  const recommender = recommenderOf(model, model.items);
  const queryMs: number[] = [];
  const lists = Array.from(users, (user) => {
    const begun = performance.now();
    const trail = toTrail(model.histories.get(user) ?? [], model.positions);
    const best = bestUntouched(recommender.score(trail), trail, count);
    queryMs.push(performance.now() - begun);
    return { user, items: best.map((position) => model.items[position]!) };
  });
  return { lists, queryMs };
}

/** Figures by their names with the length of the list, such as `ndcg@10`; see `Grades`, and `coverage@k`. */
export type ListFigures = Record<`${keyof Grades | 'coverage'}@${number}`, number>;

/**
 * Grades lists against what users turned to later: means over the users who are in the test. What a user turned to and training does
 * not have counts as not found; `coverage@k` is the share of training's items that is in somebody's list.
 */
export function gradeLists(
  lists: readonly RecommendedList[],
  test: readonly InteractionRow[],
  items: readonly string[],
  ks: readonly number[],
): ListFigures {
  const positions = positionsOf(items);
  const relevant = new Map<string, Set<number>>();
  for (const { user, item } of test) {
    if (!positions.has(item)) positions.set(item, positions.size);
    const wanted = relevant.get(user) ?? new Set();
    relevant.set(user, wanted.add(positions.get(item)!));
  }
  const figures: ListFigures = {};
  for (const k of ks) {
    const grades = lists.map((list) =>
      gradeList(
        list.items.map((item) => positions.get(item)!),
        relevant.get(list.user)!,
        k,
      ),
    );
    for (const name of ['recall', 'ndcg', 'hit', 'mrr'] as const) {
      figures[`${name}@${k}`] = grades.reduce((sum, grade) => sum + grade[name], 0) / Math.max(1, grades.length);
    }
    figures[`coverage@${k}`] = new Set(lists.flatMap((list) => list.items.slice(0, k))).size / Math.max(1, items.length);
  }
  return figures;
}

/** Half of the queries, and all but one in a hundred, took no longer than this, in milliseconds. */
export function queryFigures(queryMs: readonly number[]): { p50: number; p99: number } {
  return { p50: quantile(queryMs, 0.5), p99: quantile(queryMs, 0.99) };
}
