import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectFile } from '../../platform/project.js';
import { type MinedRules, mineRules } from '../../recommender/mining/rules/mine-rules.js';
import { readBaskets } from '../../recommender/mining/rules/read-baskets.js';
import { columnOf, readCsvTable } from '../../recommender/tables/csv-table.js';
import type { Findings } from '../findings.js';
import { paragraphs, table } from '../markdown.js';
import type { PartProgress } from '../run-parts.js';
import { say } from '../say.js';
import { dataFile } from './data.js';

const minConfidence = 0.3;
/** Supports for which another program's answers are there. */
const known = [0.01, 0.005];
const low = 0.001;
const calls = 5;

/** Whether rules are those that another program finds, and what the whole command takes. */
export async function rules(onProgress: PartProgress): Promise<Findings> {
  const baskets = await readBaskets(dataFile('groceries', 'baskets.csv'));
  const rows: string[][] = [];
  let different = 0;
  for (const minSupport of [...known, low]) {
    const begun = performance.now();
    const mined = mineRules(baskets, { minSupport, minConfidence });
    const took = performance.now() - begun;
    const wrong = minSupport === low ? undefined : await differences(mined, minSupport);
    different += wrong ?? 0;
    const counts = [mined.itemsets.length, mined.rules.length].map((count) => count.toLocaleString('en'));
    rows.push([`support ${minSupport}`, ...counts, wrong === undefined ? '–' : String(wrong), say.milliseconds(took)]);
  }
  const seconds: number[] = [];
  for (let call = 0; call < calls; call++) {
    seconds.push(await wholeCommand());
    onProgress('the whole command', call + 1, calls);
  }
  return {
    goals: [
      { name: 'itemsets and rules that differ from another program’s', measured: different, bound: '≤', required: 0, say: String },
      {
        name: `\`steward mine rules\` at support ${low}, the whole command`,
        measured: seconds.sort((a, b) => a - b)[Math.floor(calls / 2)]!,
        bound: '≤',
        required: 3,
        aim: 1,
        say: say.seconds,
      },
    ],
    section: paragraphs('## Association rules', table(['groceries', 'itemsets', 'rules', 'different', 'mining'], rows)),
  };
}

/** What each itemset and rule is said to be, by its labels. */
type Answers = ReadonlyMap<string, readonly number[]>;

/** Theirs have six digits. */
const rounding = 0.51e-6;

/** Itemsets and rules that only one of the two has, or with other figures. */
async function differences({ itemsets, rules }: MinedRules, minSupport: number): Promise<number> {
  const ours: Answers = new Map([
    ...itemsets.map(({ items, count }): [string, number[]] => [named(items), [count]]),
    ...rules.map(({ antecedent, consequent, support, confidence, lift }): [string, number[]] => [
      `${named(antecedent)} → ${named(consequent)}`,
      [support, confidence, lift],
    ]),
  ]);
  const theirs: Answers = new Map([
    ...(await answersOf(`itemsets_${minSupport}.csv`, ['items'], ['count'])),
    ...(await answersOf(`rules_${minSupport}_${minConfidence}.csv`, ['antecedent', 'consequent'], ['support', 'confidence', 'lift'])),
  ]);
  const isSame = (key: string) => ours.get(key)?.every((figure, k) => Math.abs(figure - (theirs.get(key)?.[k] ?? Number.NaN)) <= rounding);
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter((key) => !isSame(key)).length;
}

async function answersOf(file: string, labels: readonly string[], figures: readonly string[]): Promise<[string, number[]][]> {
  const read = await readCsvTable(dataFile('groceries', file));
  const cellsOf = (row: readonly string[], columns: readonly string[]) => columns.map((name) => row[columnOf(read, name)]!);
  return read.rows.map((row) => [
    cellsOf(row, labels)
      .map((cell) => named(cell.split('|')))
      .join(' → '),
    cellsOf(row, figures).map(Number),
  ]);
}

function named(items: readonly string[]): string {
  return [...items].sort().join('|');
}

async function wholeCommand(): Promise<number> {
  const options = [
    '--baskets',
    dataFile('groceries', 'baskets.csv'),
    '--min-support',
    String(low),
    '--min-confidence',
    String(minConfidence),
  ];
  const begun = performance.now();
  await promisify(execFile)(process.execPath, [projectFile('dist', 'bot', 'cli.js'), 'mine', 'rules', ...options, '--json'], {
    maxBuffer: 2 ** 28,
  });
  return (performance.now() - begun) / 1000;
}
