import { writeFile } from 'node:fs/promises';
import { csvLine } from '../../../platform/csv-line.js';
import {
  gradeLists,
  type ListFigures,
  listsFor,
  queryFigures,
  type RecommendedList,
  trainOnRows,
} from '../../../recommender/recommenders/evaluate.js';
import { readInteractions } from '../../../recommender/recommenders/interactions-file.js';
import type { ChosenPart } from '../../../recommender/recommenders/model.js';
import { progressBar } from '../../progress-bar.js';
import { mustBeWritable } from '../must-be-writable.js';
import { print } from '../print.js';
import type { Terminal } from '../terminal.js';
import { chosenLine } from './chosen-line.js';

export interface EvaluateOptions {
  /** Paths of CSV files with the header `user,item[,rating][,timestamp]`. */
  train: string;
  test: string;
  /** Lengths of lists, ascending. */
  k: number[];
  minRating?: number;
  /** Path of a CSV file for the lists. */
  out?: string;
  json?: true;
}

/**
 * `steward recommender evaluate`: learns from one file and says how well it finds what is in another.
 * @throws StewardError `file_unwritable` before any work is done, and what reading the files throws.
 */
export async function evaluate(options: EvaluateOptions, terminal: Terminal = process): Promise<void> {
  const { k, out, minRating } = options;
  if (out) await mustBeWritable(out);
  const now = new Date();
  const trained = await train(await readInteractions(options.train, now), minRating, terminal);
  const test = await readInteractions(options.test, now);
  const { lists, queryMs } = listsFor(trained, new Set(test.map(({ user }) => user)), k.at(-1)!);
  if (out) await writeFile(out, listFile(lists));
  const figures = gradeLists(lists, test, trained.items, k);
  const { chosen, trainSeconds } = trained;
  const result = { ...figures, users: lists.length, chosen, trainSeconds, queryMs: queryFigures(queryMs) };
  await print(terminal.stdout, options.json ? `${JSON.stringify(result)}\n` : resultLines(result, k));
}

async function train(rows: Parameters<typeof trainOnRows>[0], minRating: number | undefined, { stderr }: Terminal) {
  const bar = progressBar(stderr);
  try {
    return trainOnRows(rows, { minRating, onProgress: (done, total) => bar.update('learning', done, total) });
  } finally {
    bar.stop();
  }
}

function listFile(lists: readonly RecommendedList[]): string {
  const rows = lists.flatMap(({ user, items }) => items.map((item, place) => csvLine([user, item, String(place + 1)])));
  return csvLine(['user', 'item', 'rank']) + rows.join('');
}

type Result = ListFigures & { users: number; chosen: ChosenPart[]; trainSeconds: number; queryMs: { p50: number; p99: number } };

function resultLines(result: Result, ks: readonly number[]): string {
  const names = ['recall', 'ndcg', 'hit', 'mrr', 'coverage'] as const;
  const row = (cells: readonly string[]) => cells.map((cell) => cell.padStart(10)).join('');
  return [
    row(['', ...names]),
    ...ks.map((k) => row([`@${k}`, ...names.map((name) => result[`${name}@${k}`]!.toFixed(4))])),
    `${result.users} users asked. ${chosenLine(result.chosen)}`,
    `Learnt in ${result.trainSeconds.toFixed(1)} s; a list takes ${result.queryMs.p50.toFixed(2)} ms, one in a hundred more than ${result.queryMs.p99.toFixed(2)} ms.`,
    '',
  ].join('\n');
}
