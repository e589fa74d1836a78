import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MineSegmentsOptions, segments } from '../../bot/commands/mine/segments.js';
import { createLog } from '../../platform/log.js';
import { readSettings } from '../../platform/settings.js';
import { testTerminal } from '../support/terminal.js';

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mine-segments-'));
  const bought = Array.from({ length: 30 }, (_, k) =>
    Array.from({ length: 1 + (k % 4) }, (_, n) => `c${k},2026-0${1 + ((k + n) % 6)}-1${n},${10 + k}`),
  ).flat();
  await writeFile(file('sales.csv'), ['who,day,paid', ...bought, ',2026-01-01,5', 'c1,2999-01-01,7', 'c2,2026-02-02,-3'].join('\n'));
  const rows = Array.from({ length: 60 }, (_, k) => `c${k},${k % 2 ? 'web' : '<app>'},${k % 2 ? 50 + (k % 7) : k % 7},${k % 5}`);
  await writeFile(file('customers.csv'), ['id,channel,<orders>,returns', ...rows].join('\n'));
  await writeFile(file('one.csv'), 'who,day,paid\nada,2026-01-01,5\n');
  await writeFile(file('empty.csv'), 'who,day,paid\n');
});
afterAll(() => rm(folder, { recursive: true }));

const sales = { customer: 'who', date: 'day', amount: 'paid' };

describe('steward mine segments', () => {
  const run = async (options: Partial<MineSegmentsOptions>) => {
    const terminal = testTerminal();
    const settings = readSettings({ STEWARD_DATA: folder });
    await segments(settings, createLog('test', 'warn'), { seed: 1, ...options }, terminal);
    return terminal.written();
  };

  it('prints exactly one object with --json, and says beside it what it left out', async () => {
    const { stdout, stderr } = await run({ transactions: file('sales.csv'), ...sales, json: true });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ method: 'rfm', customers: 30, withoutOrders: 0 });
    expect(result.assignments).toHaveLength(30);
    expect(result.asOf.slice(0, 4)).toBe('2026');
    expect(stderr).toContain('1 of 76 rows have no "who" and are left out.');
    expect(stderr).toContain('1 rows have a date in the future and are left out.');
  });

  it('says the kinds as a table otherwise, and writes a page', async () => {
    const { stdout } = await run({ transactions: file('sales.csv'), ...sales, html: file('rfm.html') });
    expect(stdout).toMatch(/^30 customers with an order as of 2026-06-1\d\.$/m);
    expect(stdout).toMatch(/^Champions +\d+ +\d+\.\d % +\d+\.\d % /m);
    const page = await readFile(file('rfm.html'), 'utf8');
    expect(page).toContain('How many are of which kind');
    expect(page).not.toContain('NaN');
  });

  it.each(['kmeans', 'density'] as const)('finds groups in a table by %s, and writes a page on which names are text', async (method) => {
    const { stdout } = await run({ table: file('customers.csv'), method, html: file('groups.html'), json: true });
    expect(JSON.parse(stdout).clusters.length).toBeGreaterThan(1);
    const page = await readFile(file('groups.html'), 'utf8');
    expect(page).toContain('&lt;orders&gt;');
    expect(page).not.toContain('<orders>');
    expect(page).not.toContain('NaN');
  });

  it.each(['rfm', 'kmeans', 'density'] as const)('has an answer for a single customer, or a sentence, by %s', async (method) => {
    const running = run({ transactions: file('one.csv'), ...sales, method, html: file('one.html') });
    if (method === 'rfm') expect((await running).stdout).toMatch(/^Need attention +1 +100\.0 %/m);
    else await expect(running).rejects.toThrow('There is no column of numbers that tells the customers apart.');
  });

  it.each([
    [{ transactions: 'sales.csv' }, 'With --transactions go --customer, --date and --amount'],
    [{ transactions: 'sales.csv', ...sales, date: 'when' }, 'sales.csv has no column "when", only "who", "day", "paid".'],
    [{ transactions: 'empty.csv', ...sales }, 'Nobody has bought anything'],
    [{ table: 'customers.csv', method: 'rfm' as const }, 'A table of customers does not say when they bought'],
  ])('refuses %j with a sentence', async (options, sentence) => {
    const paths = Object.entries(options).map(([key, value]) => [key, value.endsWith('.csv') ? file(value) : value]);
    await expect(run(Object.fromEntries(paths))).rejects.toThrow(sentence);
  });
});
