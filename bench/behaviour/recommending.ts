import {
  gradeLists,
  type ListFigures,
  listsFor,
  queryFigures,
  type RecommendedList,
  trainOnRows,
} from '../../recommender/recommenders/evaluate.js';
import { type InteractionRow, readInteractions } from '../../recommender/recommenders/interactions-file.js';
import { rowHistories } from '../../recommender/recommenders/row-histories.js';
import type { Findings } from '../findings.js';
import type { Goal } from '../goal.js';
import { paragraphs, table } from '../markdown.js';
import type { PartProgress } from '../run-parts.js';
import { say } from '../say.js';
import { dataFile } from './data.js';
import { itemKnnRanker, popularRanker, type Ranker } from './rankers.js';

/** What is asked of a data set, by the names of `gradeLists`. */
interface DataSet {
  name: string;
  minRating?: number;
  goals: { figure: 'ndcg@10' | 'recall@10'; required: number; aim: number }[];
}

const dataSets: readonly DataSet[] = [
  { name: 'movielens-100k-last-out', goals: [{ figure: 'ndcg@10', required: 0.115, aim: 0.125 }] },
  { name: 'movielens-100k-temporal', minRating: 4, goals: [{ figure: 'ndcg@10', required: 0.16, aim: 0.17 }] },
  {
    name: 'amazon-toys-last-out',
    goals: [
      { figure: 'recall@10', required: 0.112, aim: 0.118 },
      { figure: 'ndcg@10', required: 0.072, aim: 0.076 },
    ],
  },
  { name: 'book-crossing', goals: [{ figure: 'ndcg@10', required: 0.088, aim: 0.095 }] },
  { name: 'xuetangx-courses', goals: [{ figure: 'ndcg@10', required: 0.334, aim: 0.345 }] },
];

/** Fitting the choice and the blend on this one is timed, and asking on that one, which has about 10,000 items. */
const [timedFit, timedQueries] = ['movielens-100k-last-out', 'amazon-toys-last-out'];
const listLength = 10;

/** How well recommenders find what users turned to later, beside what is popular and plain nearest neighbours. */
export async function recommending(onProgress: PartProgress): Promise<Findings> {
  const goals: Goal[] = [];
  const rows: string[][] = [];
  const wrong = { seen: 0, without: 0 };
  for (const set of dataSets) {
    const measured = await measure(set, onProgress);
    const { name } = set;
    for (const { figure, required, aim } of set.goals) {
      goals.push({ name: `${name}, ${nameOf(figure)}`, measured: measured.figures[figure]!, bound: '≥', required, aim, say: say.score });
    }
    if (name === timedFit) {
      const what = `choosing and fitting the blend on ${name}`;
      goals.push({ name: what, measured: measured.trainSeconds, bound: '≤', required: 30, aim: 10, say: say.seconds });
    }
    if (name === timedQueries) {
      const what = `a list among ${measured.items.toLocaleString('en')} items, p99`;
      goals.push({ name: what, measured: measured.queryMs.p99, bound: '≤', required: 5, aim: 2, say: say.milliseconds });
    }
    wrong.seen += measured.seen;
    wrong.without += measured.without;
    rows.push([
      name,
      pair(measured.popular),
      pair(measured.itemKnn),
      `**${pair(measured.figures)}**`,
      measured.chosen,
      say.seconds(measured.trainSeconds),
      `${say.milliseconds(measured.queryMs.p50)} / ${say.milliseconds(measured.queryMs.p99)}`,
    ]);
  }
  const none = { bound: '≤', required: 0, aim: 0, say: String } as const;
  goals.push({ name: 'recommended items that the user has', measured: wrong.seen, ...none });
  goals.push({ name: 'users without a recommendation', measured: wrong.without, ...none });
  const header = [
    'recall@10 / NDCG@10',
    'popular',
    'item-kNN',
    'Steward',
    'chosen, and its share',
    'choosing and fitting',
    'a list, p50 / p99',
  ];
  return { goals, section: paragraphs('## Recommending', table(header, rows)) };
}

interface Measured {
  figures: ListFigures;
  popular: ListFigures;
  itemKnn: ListFigures;
  chosen: string;
  trainSeconds: number;
  queryMs: { p50: number; p99: number };
  items: number;
  /** Recommended items that the user has. */
  seen: number;
  /** Users with an empty list. */
  without: number;
}

async function measure({ name, minRating }: DataSet, onProgress: PartProgress): Promise<Measured> {
  const now = new Date();
  const rows = await readInteractions(dataFile(name, 'train.csv'), now);
  const trained = trainOnRows(rows, { minRating, onProgress: (done, total) => onProgress(name, done, total) });
  const test = await readInteractions(dataFile(name, 'test.csv'), now);
  const users = new Set(test.map(({ user }) => user));
  const { lists, queryMs } = listsFor(trained, users, listLength);
  const grade = (given: readonly RecommendedList[]) => gradeLists(given, test, trained.items, [listLength]);
  const liked = likedItems(rows, minRating);
  const own = ownItems(rows);
  const by = (ranker: Ranker) => grade(Array.from(users, (user) => ({ user, items: ranker(user, listLength) })));
  return {
    figures: grade(lists),
    popular: by(popularRanker(liked, own)),
    itemKnn: by(itemKnnRanker(liked, own)),
    chosen: trained.chosen.map(({ name, weight }) => `${name} ${weight.toFixed(2)}`).join(', '),
    trainSeconds: trained.trainSeconds,
    queryMs: queryFigures(queryMs),
    items: trained.items.length,
    seen: lists.reduce((sum, { user, items }) => sum + items.filter((item) => own.get(user)?.has(item)).length, 0),
    without: lists.filter(({ items }) => items.length === 0).length,
  };
}

function likedItems(rows: readonly InteractionRow[], minRating: number | undefined): Map<string, string[]> {
  return new Map(
    Array.from(rowHistories(rows, minRating), ([user, touches]) => [
      user,
      touches.filter(({ interest }) => interest > 0).map(({ item }) => item),
    ]),
  );
}

function ownItems(rows: readonly InteractionRow[]): Map<string, Set<string>> {
  const own = new Map<string, Set<string>>();
  for (const { user, item } of rows) own.set(user, (own.get(user) ?? new Set()).add(item));
  return own;
}

function nameOf(figure: 'ndcg@10' | 'recall@10'): string {
  return figure === 'ndcg@10' ? 'NDCG@10' : 'recall@10';
}

function pair(figures: ListFigures): string {
  return `${say.score(figures['recall@10']!)} / ${say.score(figures['ndcg@10']!)}`;
}
