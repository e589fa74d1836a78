import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EvaluateOptions, evaluate } from '../../bot/commands/recommender/evaluate.js';
import { testTerminal } from '../support/terminal.js';

let folder: string;
const file = (name: string) => join(folder, name);
const rows = (users: number, from: number, to: number) =>
  Array.from({ length: users }, (_, u) =>
    Array.from({ length: to - from }, (_, k) => `u${u},i${(u + from + k) % 12},5,${1000 + from + k}\n`).join(''),
  ).join('');
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recommender-evaluate-'));
  await writeFile(file('train.csv'), `user,item,rating,timestamp\n${rows(30, 0, 6)}`);
  await writeFile(file('test.csv'), `user,item,rating,timestamp\n${rows(30, 6, 7)}stranger,i3,5,1000\n`);
});
afterAll(() => rm(folder, { recursive: true }));

const run = async (options: Partial<EvaluateOptions> = {}) => {
  const terminal = testTerminal();
  await evaluate({ train: file('train.csv'), test: file('test.csv'), k: [1, 3], ...options }, terminal);
  return terminal.written();
};

describe('steward recommender evaluate', () => {
  it('prints exactly one object with --json and writes the lists', async () => {
    const { stdout } = await run({ json: true, out: file('recs.csv') });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const figures = JSON.parse(stdout);
    expect(figures.users).toBe(31);
    for (const name of ['recall@1', 'ndcg@3', 'hit@3', 'mrr@3', 'coverage@1'])
      expect(figures[name]).toSatisfy((value: number) => value >= 0 && value <= 1);
    expect(figures['hit@3']).toBeGreaterThan(0.8);
    expect(figures.chosen.reduce((sum: number, { weight }: { weight: number }) => sum + weight, 0)).toBeCloseTo(1);
    expect(figures.queryMs.p50).toBeLessThanOrEqual(figures.queryMs.p99);
    const lists = (await readFile(file('recs.csv'), 'utf8')).trimEnd().split('\n');
    expect(lists[0]).toBe('user,item,rank');
    expect(lists).toHaveLength(1 + 31 * 3);
    expect(lists.filter((line) => line.startsWith('stranger,'))).toHaveLength(3);
  });

  it('says in words what won', async () => {
    const { stdout } = await run();
    expect(stdout).toMatch(/recall +ndcg/);
    expect(stdout).toMatch(/31 users asked\. What won is /);
  });

  it('refuses what is no file of interactions, with a sentence for every fault', async () => {
    const refusal = async (content: string) => {
      await writeFile(file('bad.csv'), content);
      return run({ train: file('bad.csv') }).then(
        () => 'taken',
        (error: Error) => error.message,
      );
    };
    expect(await refusal('')).toMatch(/the file is empty/);
    expect(await refusal('user,item\n')).toMatch(/no rows/);
    expect(await refusal('customer,item\na,b\n')).toMatch(/no column "user"/);
    expect(await refusal('user,item,rating\na,b,11\n,c,NaN\n')).toMatch(
      /line 2: the rating "11" is no number from 0 to 10\.\n.*line 3: the user is missing\.\n.*the rating "NaN"/,
    );
    expect(await refusal('user,item,timestamp\na,b,99999999999\n')).toMatch(/lies in the future/);
    expect(await refusal('user,item,timestamp\na,b,\n')).toMatch(/no number of seconds/);
  });
});
