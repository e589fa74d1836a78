import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EvaluateValueOptions, evaluate } from '../../bot/commands/value/evaluate.js';
import { report } from '../../bot/commands/value/report.js';
import { createLog } from '../../platform/log.js';
import { readSettings } from '../../platform/settings.js';
import { simulatedShop } from '../recommender/value/simulated-shop.js';
import { testTerminal } from '../support/terminal.js';

let folder: string;
const file = (name: string) => join(folder, name);
const shop = simulatedShop(150, {
  model: { kind: 'bg-nbd', r: 1, alpha: 30, a: 0.5, b: 3 },
  spend: { p: 6, q: 4, gamma: 15 },
  days: 300,
  entryDays: 100,
  seed: 3,
});
const day = (of: number) => new Date(Date.UTC(2025, 0, 1 + of)).toISOString().slice(0, 10);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'value-'));
  const rows = shop.map(({ customer, day: of, amount }) => `${customer}@example.com,${day(of)},${amount.toFixed(2)}`);
  await writeFile(file('orders.csv'), ['who,when,paid', ...rows, ''].join('\n'));
});
afterAll(() => rm(folder, { recursive: true }));

const source = { customer: 'who', date: 'when', amount: 'paid', seed: 1 };
const settings = () => readSettings({ STEWARD_DATA: folder });
const log = createLog('test', 'warn');

describe('steward value evaluate', () => {
  const run = async (options: Partial<EvaluateValueOptions>) => {
    const terminal = testTerminal();
    await evaluate(
      settings(),
      log,
      { transactions: file('orders.csv'), ...source, cutoff: day(199), horizonDays: 100, ...options },
      terminal,
    );
    return terminal.written();
  };

  it('prints exactly one object with --json', async () => {
    const { stdout } = await run({ json: true });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const figures = JSON.parse(stdout);
    expect(figures).toMatchObject({ customers: 150, cutoff: day(199), horizonDays: 100, interval: { nominal: 0.9 } });
    expect(Object.keys(figures.baselines)).toEqual(['meanRate', 'ownRate', 'carryForward']);
    expect(figures.purchases.mae).toBeLessThan(figures.baselines.meanRate.purchases.mae);
  });

  it('writes a page that names no address', async () => {
    await run({ html: file('page.html') });
    const page = await readFile(file('page.html'), 'utf8');
    expect(page).toContain('c***@e***');
    expect(page).not.toMatch(/NaN|c\d+@example/);
  });

  it('begins so many days before the last purchase where no cutoff is said', async () => {
    const last = Math.max(...shop.map(({ day: of }) => of));
    expect(JSON.parse((await run({ json: true, cutoff: undefined })).stdout).cutoff).toBe(day(last - 100));
  });

  it('tells of returns and of dates in the future', async () => {
    await writeFile(file('returns.csv'), `who,when,paid\na,${day(1)},5\na,${day(9)},-5\nb,${day(250)},7\nb,2999-01-01,1\n`);
    const { stderr } = await run({ transactions: file('returns.csv'), cutoff: day(100) });
    expect(stderr).toContain('On 1 days a customer sent back');
    expect(stderr).toContain('dated in the future');
  });

  it.each([
    [{ cutoff: 'soon' }, 'The cutoff "soon" is no date'],
    [{ cutoff: '1999-01-01' }, 'Nothing was bought up to the cutoff 1999-01-01: the purchases are from 2025-01-01'],
    [{ cutoff: '2030-01-01' }, 'Choose an earlier cutoff.'],
    [{ customer: undefined }, 'needs --customer, --date and --amount'],
    [{ amount: 'price' }, 'orders.csv has no column "price"'],
  ])('refuses %j with a sentence', async (options, sentence) => {
    await expect(run(options)).rejects.toThrow(sentence);
  });

  it('names the line of a date that is none', async () => {
    await writeFile(file('wrong.csv'), 'who,when,paid\na,2025-01-01,5\na,31.2.2025,5\n');
    await expect(run({ transactions: file('wrong.csv') })).rejects.toThrow(/wrong\.csv, line 3: .*31\.2\.2025/);
  });
});

describe('steward value report', () => {
  it('says what every customer is expected to buy and spend, the most valuable first', async () => {
    const terminal = testTerminal();
    const options = { transactions: file('orders.csv'), ...source, horizonDays: 365, json: true as const, out: file('values.csv') };
    await report(settings(), log, options, terminal);
    const { customers, value, top } = JSON.parse(terminal.written().stdout);
    expect(customers).toBe(150);
    expect(top[0].customer).toBe('c***@e***');
    const [header, ...rows] = (await readFile(file('values.csv'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    const values = rows.map((row) => Number(row[header!.indexOf('value')]));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(values.reduce((sum, each) => sum + each, 0) / value).toBeCloseTo(1, 3);
  });
});
