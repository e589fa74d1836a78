import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MineRulesOptions, rules } from '../../bot/commands/mine/rules.js';
import { createLog } from '../../platform/log.js';
import { readSettings } from '../../platform/settings.js';
import { testTerminal } from '../support/terminal.js';

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mine-rules-'));
  await writeFile(file('baskets.csv'), 'tea,milk\ntea,milk \ntea,milk,<b>\n\nbread\n');
});
afterAll(() => rm(folder, { recursive: true }));

describe('steward mine rules', () => {
  const run = async (options: Partial<MineRulesOptions>) => {
    const terminal = testTerminal();
    const settings = readSettings({ STEWARD_DATA: folder });
    const asked: MineRulesOptions = { baskets: file('baskets.csv'), per: 'day', minSupport: 0.5, minConfidence: 0.3, ...options };
    await rules(settings, createLog('test', 'warn'), asked, terminal);
    return terminal.written();
  };

  it('prints exactly one object with --json, from the labels as they are written', async () => {
    const { stdout, stderr } = await run({ json: true });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({
      baskets: 4,
      itemsets: [
        { items: ['tea'], count: 3 },
        { items: ['milk'], count: 2 },
        { items: ['milk', 'tea'], count: 2 },
      ],
      rules: [
        { antecedent: ['milk'], consequent: ['tea'], support: 0.5, confidence: 1, lift: 4 / 3, conviction: null },
        { antecedent: ['tea'], consequent: ['milk'], support: 0.5, confidence: 2 / 3, lift: 4 / 3, conviction: 1.5 },
      ],
    });
    expect(stderr).toBe('');
  });

  it('says beside the result what --clean merged', async () => {
    const { stdout, stderr } = await run({ clean: true });
    expect(stdout).toMatch(/^4 baskets of 4 different items: 3 itemsets in at least 2 baskets, 2 rules\.$/m);
    expect(stdout).toMatch(/^ +75\.0 % +100\.0 % +1\.33 {2}milk → tea$/m);
    expect(stderr).toBe('"milk " (once) is taken for "milk".\n');
  });

  it('writes a page on which labels are text', async () => {
    await run({ html: file('rules.html'), minSupport: 1e-9 });
    const page = await readFile(file('rules.html'), 'utf8');
    expect(page).toContain('What is bought together');
    expect(page).toContain('&lt;b&gt;');
    expect(page).not.toContain('<b>');
    expect(page).not.toContain('NaN');
  });

  it('writes a page where there is no rule, too', async () => {
    await run({ html: file('none.html'), minSupport: 1 });
    expect(await readFile(file('none.html'), 'utf8')).toContain('No rule is as sure as asked.');
  });
});
