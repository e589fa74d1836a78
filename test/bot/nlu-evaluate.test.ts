import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateFiles } from '../../bot/commands/nlu/evaluate.js';
import { readSettings } from '../../platform/settings.js';
import { asked, examples, learnt, strange } from '../nlu/small-shop.js';
import { csvOf } from '../support/csv.js';
import { testTerminal } from '../support/terminal.js';

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evaluate-'));
  await writeFile(file('train.csv'), csvOf(learnt));
  await writeFile(file('test.csv'), csvOf(asked));
  await writeFile(file('other.csv'), csvOf([...asked, ...examples({ opening_hours: ['when do you open'] })]));
  await writeFile(file('oos.csv'), csvOf(examples({ whatever: strange })));
});
afterAll(() => rm(folder, { recursive: true }));

describe('steward nlu evaluate', () => {
  const run = async (options: { test: string; oos?: string; json?: true }) => {
    const terminal = testTerminal();
    await evaluateFiles(readSettings({ STEWARD_DATA: folder }), { train: file('train.csv'), seed: 1, ...options }, terminal);
    return terminal.written();
  };

  it('prints exactly one object with --json', async () => {
    const { stdout, stderr } = await run({ test: file('test.csv'), oos: file('oos.csv'), json: true });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const figures = JSON.parse(stdout);
    expect(shape(figures)).toEqual({
      accuracy: 'number',
      macroF1: 'number',
      ece: 'number',
      n: 'number',
      classes: 'number',
      trainSeconds: 'number',
      encodeSeconds: 'number',
      latencyMs: { p50: 'number', p95: 'number' },
      oos: { auroc: 'number', recallAt95: 'number' },
    });
    expect(figures).toMatchObject({ n: asked.length, classes: 3 });
    expect(stderr).toBe('');
  });

  it('prints a table otherwise, and says beside it which intents were never taught', async () => {
    const { stdout, stderr } = await run({ test: file('other.csv') });
    expect(stdout).toMatch(/^accuracy +\d+\.\d % {2}of 8 texts of 4 intents are answered right$/m);
    expect(stdout).toMatch(/^one sentence +\d+\.\d ms /m);
    expect(stdout).not.toContain('out of scope');
    expect(stderr).toBe('Training has no phrase of these intents of the test, so every answer to their texts is wrong: opening_hours.\n');
  });

  it('names the file that cannot be read', async () => {
    await expect(run({ test: file('none.csv') })).rejects.toThrow('none.csv cannot be read.');
  });
});

/** The types of the values of an object, key by key. */
function shape(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shape(each)]));
}
