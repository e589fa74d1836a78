import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProfileOptions, profile } from '../../bot/commands/data/profile.js';
import { testTerminal } from '../support/terminal.js';

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-profile-'));
  await writeFile(file('customers.csv'), customers);
});
afterAll(() => rm(folder, { recursive: true }));

const others = Array.from(
  { length: 40 },
  (_, k) =>
    `Person ${String.fromCharCode(65 + (k % 26))}${k}x,p${k}q@example.com,+49301${100000 + 37 * k},${20 + (k % 30)},Berlin,${k % 3 ? 'no' : 'yes'},${k % 3 ? 0 : 1},`,
);
const customers = [
  'name,email,phone,age,city,churned,exit,nothing',
  'Ada Lovelace,ada.lovelace@gmail.com,+49 30 5551234,36,Berlin,no,0,NA',
  '"Lovelace, Ada",AdaLovelace@googlemail.com,030/5551234,36,BERLIN ,no,0,',
  'Grace Hopper,grace@navy.example,,9999,Berlin,yes,1,-',
  'Grace Hopper,grace@navy.example,,9999,Berlin,yes,1,-',
  'Alan Turing,alan@bletchley.example,,9999,<b>Berlin</b>,no,0,',
  ...others,
  '',
].join('\n');

const run = async (options: Partial<ProfileOptions>) => {
  const terminal = testTerminal();
  await profile({ file: file('customers.csv'), ...options }, terminal);
  return terminal.written();
};

describe('steward data profile', () => {
  it('says in one object what the columns hold and what is wrong with them, with the lines', async () => {
    const { stdout } = await run({ json: true, label: 'churned' });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const found = JSON.parse(stdout);
    expect(found.columns.map(({ kind }: { kind: string }) => kind)).toEqual([
      'category',
      'email',
      'phone',
      'number',
      'category',
      'boolean',
      'boolean',
      'empty',
    ]);
    expect(found.duplicates.exact).toMatchObject({ rows: 1, groups: 1, samples: [{ lines: [4, 5] }] });
    expect(found.duplicates.person).toMatchObject({ rows: 1, groups: 1, samples: [{ lines: [2, 3] }] });
    expect(found.columns[3].standIns).toMatchObject([{ value: '9999', count: 3, samples: [{ line: 4 }, { line: 5 }, { line: 6 }] }]);
    expect(found.leakage).toMatchObject([{ column: 'exit', kind: 'copy' }]);
    expect(found.rules).toContainEqual(
      expect.objectContaining({ column: 'city', rule: 'spaces', count: 1, samples: [{ line: 3, before: 'BERLIN ', after: 'BERLIN' }] }),
    );
    expect(found.warnings).toEqual(
      expect.arrayContaining(['"nothing" is all gaps.', expect.stringContaining('"exit" is "churned" under another name')]),
    );
  });

  it.each([
    ['the object', { json: true as const }],
    ['the lines', {}],
  ])('names nobody in %s, unless asked to', async (_, options) => {
    const secrets = /lovelace|hopper|navy|5551234/i;
    expect((await run(options)).stdout).not.toMatch(secrets);
    expect((await run({ json: true, showValues: true })).stdout).toMatch(secrets);
  });

  it('writes a page that names nobody and takes nothing for markup', async () => {
    await run({ html: file('page.html') });
    const page = await readFile(file('page.html'), 'utf8');
    expect(page).not.toMatch(/lovelace|hopper|navy|5551234|<b>/i);
    expect(page).toContain('&lt;b&gt;');
    expect(page).not.toContain('NaN');
  });

  it('writes the cleaned table, and every change with which it can be undone', async () => {
    const { stderr } = await run({ clean: file('clean.csv'), dropDuplicates: true });
    const [, ...changes] = (await readFile(file('clean.csv.changes.csv'), 'utf8')).trimEnd().split('\n');
    expect(changes).toContain('3,city,case,BERLIN,Berlin');
    expect(changes).toContain('5,,duplicate,"Grace Hopper,grace@navy.example,,9999,Berlin,yes,1,-",');
    expect(stderr).toContain('1 rows left out');
    const rows = (await readFile(file('clean.csv'), 'utf8')).trimEnd().split('\n');
    expect(rows).toHaveLength(customers.trimEnd().split('\n').length - 1);
    expect(rows[2]).toBe('"Lovelace, Ada",adalovelace@googlemail.com,0305551234,36,Berlin,no,0,');
  });

  it('takes a table without rows, and refuses what it cannot do before it does anything', async () => {
    await writeFile(file('empty.csv'), 'a,b\n');
    expect((await run({ file: file('empty.csv') })).stdout).toContain('empty.csv has a header and no rows.');
    await expect(run({ label: 'left' })).rejects.toMatchObject({ code: 'column_missing' });
    await expect(run({ asOf: 'age' })).rejects.toThrow('"age" holds no dates: name a column of dates, or a day as 2026-03-31.');
    await expect(run({ asOf: 'soon' })).rejects.toThrow('"soon" is neither a column nor a date');
    await expect(run({ dropDuplicates: true })).rejects.toMatchObject({ code: 'option_missing' });
    await expect(run({ file: 'not looked for', html: file('nowhere/page.html') })).rejects.toMatchObject({ code: 'file_unwritable' });
  });
});
