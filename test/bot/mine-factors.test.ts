import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factors, type MineFactorsOptions } from '../../bot/commands/mine/factors.js';
import { createLog } from '../../platform/log.js';
import { mulberry32, normal } from '../../platform/random.js';
import { readSettings } from '../../platform/settings.js';
import { testTerminal } from '../support/terminal.js';

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mine-factors-'));
  const random = mulberry32(1);
  const rows = Array.from({ length: 300 }, (_, k) => {
    const [loyal, cross] = [normal(random), normal(random)];
    const shows = (factor: number) => (0.8 * factor + 0.6 * normal(random)).toFixed(3);
    return [`c${k}`, 'web', shows(loyal), shows(loyal), shows(loyal), shows(cross), shows(cross), shows(-cross)].join();
  });
  await writeFile(file('customers.csv'), `id,channel,orders,spent,visits,returns,<complaints>,stars\n${rows.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

describe('steward mine factors', () => {
  const run = async (options: Partial<MineFactorsOptions>) => {
    const terminal = testTerminal();
    const settings = readSettings({ STEWARD_DATA: folder });
    const asked: MineFactorsOptions = { table: file('customers.csv'), rotation: 'varimax', seed: 1, ...options };
    await factors(settings, createLog('test', 'warn'), asked, terminal);
    return terminal.written();
  };

  it('prints exactly one object with --json, with a score for each customer', async () => {
    const { stdout, stderr } = await run({ json: true, id: 'id' });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const analysis = JSON.parse(stdout);
    expect(analysis).toMatchObject({
      customers: 300,
      suggested: 2,
      rotation: 'varimax',
      factorCorrelations: [
        [1, 0],
        [0, 1],
      ],
    });
    expect(analysis.scores[7]).toEqual({ id: 'c7', scores: [expect.any(Number), expect.any(Number)] });
    expect(stderr).toBe('"channel" is left out: it holds words, not numbers.\n');
  });

  it('says the loadings as a table otherwise', async () => {
    const { stdout } = await run({ rotation: 'oblimin' });
    expect(stdout).toMatch(/^6 columns of 300 customers; 2 factors are more than chance, 2 are taken\.$/m);
    expect(stdout).toMatch(/^stars +-?0\.\d\d +-0\.\d\d +0\.\d\d$/m);
  });

  it.each(['varimax', 'oblimin'] as const)('writes a page after %s on which names of columns are text', async (rotation) => {
    await run({ rotation, html: file('factors.html') });
    const page = await readFile(file('factors.html'), 'utf8');
    expect(page).toContain('&lt;complaints&gt;');
    expect(page).not.toContain('<complaints>');
    expect(page).not.toContain('NaN');
    expect(page.includes('How the factors go together')).toBe(rotation === 'oblimin');
  });
});
