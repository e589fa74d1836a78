import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EvaluateChurnOptions, evaluate, report } from '../../bot/commands/churn/evaluate.js';
import { mulberry32 } from '../../platform/random.js';
import { testTerminal } from '../support/terminal.js';

let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'churn-'));
  const random = mulberry32(4);
  const rows = Array.from({ length: 120 }, (_, k) => {
    const months = Math.floor(60 * random());
    return `K${1000 + k},${months},${random() < 0.5 ? 'card' : 'bill'},${random() < 1 / (1 + Math.exp(months / 8 - 3)) ? 'Yes' : 'No'}`;
  });
  await writeFile(file('customers.csv'), ['customerID,months,pays,Churn', ...rows, ''].join('\n'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(
  command: (options: never, terminal: ReturnType<typeof testTerminal>) => Promise<void>,
  options: Partial<EvaluateChurnOptions>,
) {
  const terminal = testTerminal();
  await command({ folds: 2, seed: 1, ...options } as never, terminal);
  return terminal.written();
}

describe('steward churn', () => {
  it('prints one object of figures, and beside it what was done with the columns', async () => {
    const { stdout, stderr } = await run(evaluate, { table: file('customers.csv'), label: 'Churn', json: true });
    const figures = JSON.parse(stdout);
    expect(figures.auc).toBeGreaterThan(0.75);
    expect(Object.keys(figures)).toEqual(
      expect.arrayContaining([
        'prAuc',
        'brier',
        'logLoss',
        'ece',
        'perFold',
        'chosen',
        'candidates',
        'duplicatesAcrossFolds',
        'trainSeconds',
      ]),
    );
    expect(figures.perFold).toHaveLength(2);
    expect(stderr).toBe('"customerID" is left out: it tells customers apart and nothing else.\n');
  });

  it('writes a page', async () => {
    const { stdout } = await run(report as never, { table: file('customers.csv'), label: 'Churn', html: file('churn.html') });
    expect(stdout).toBe('');
    expect(await readFile(file('churn.html'), 'utf8')).toContain('Who is about to leave');
  });

  it('says which option is missing', async () => {
    const refused = (options: Partial<EvaluateChurnOptions>) => run(evaluate, options).catch((error: Error) => error.message);
    expect(await refused({})).toMatch(/either --table FILE --label COLUMN, or --transactions FILE/);
    expect(await refused({ table: file('customers.csv') })).toBe('--table needs --label.');
    expect(await refused({ transactions: file('customers.csv'), customer: 'customerID', date: 'months' })).toBe(
      '--transactions needs --amount.',
    );
    const cut = { transactions: file('customers.csv'), customer: 'customerID', date: 'months', amount: 'months', cutoff: '2025-01-01' };
    expect(await refused(cut)).toBe('--transactions needs --horizon-days.');
    expect(await refused({ ...cut, horizonDays: 30 })).toMatch(/customers\.csv, line 2: the date "\d+" in "months" cannot be read/);
  });
});
