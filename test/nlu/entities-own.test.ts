import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOwnEntities, readShopEntities } from '../../nlu/entities/own-file.js';
import { waysToMatch } from '../../nlu/entities/pattern-cost.js';
import { read } from './found-entities.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entities-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function reading(content: string) {
  const path = join(folder, 'entities.yml');
  await writeFile(path, content);
  return readOwnEntities(path);
}

async function foundBy(content: string, text: string) {
  const own = await reading(content);
  return read(text, 'en', { items: [], subjects: [], own }).map(({ type, value, text }) => `${type} ${value} (${text})`);
}

describe("a shop's own entities", () => {
  it('ship with examples that work', async () => {
    const own = await readShopEntities(folder);
    const values = (text: string, language: string) =>
      read(text, language, { items: [], subjects: [], own }).map(({ type, value }) => `${type} ${value}`);
    expect(values('my voucher code SUMMER-25 does not work', 'en')).toEqual(['voucher_code SUMMER-25']);
    expect(values('优惠码summer25用不了', 'zh')).toEqual(['voucher_code SUMMER25']);
    expect(values('can it be gift wrapped?', 'en')).toEqual(['gift_wrapping gift wrapping']);
  });

  it('are those of the data folder where it has a file', async () => {
    await reading('seat:\n  list: [front row]\n');
    expect((await readShopEntities(folder)).map(({ type }) => type)).toEqual(['seat']);
  });

  it('are found by a pattern, as whole words, whatever their case', async () => {
    const yaml = "seat:\n  patterns: ['row (\\d{1,2}[a-f])']\n";
    expect(await foundBy(yaml, 'Row 12c, not arrow 12c or row 12cd')).toEqual(['seat 12C (Row 12c)']);
  });

  it('are found by a list, also under other names', async () => {
    const yaml = 'colour:\n  list:\n    - green\n    - value: red\n      also: [crimson, 红色]\n';
    expect(await foundBy(yaml, 'Crimson or GREEN, but evergreen is 红色的')).toEqual([
      'colour red (Crimson)',
      'colour green (GREEN)',
      'colour red (红色)',
    ]);
  });

  it('add to a built-in kind of their name', async () => {
    expect(await foundBy("order_number:\n  patterns: ['B-\\d{4}']\n", 'where is b-2041')).toEqual(['order_number B-2041 (b-2041)']);
  });

  it('are no empty matches', async () => {
    expect(await foundBy("a:\n  patterns: ['x{0,3}']\n", 'a box and xx')).toEqual(['a XX (xx)']);
  });

  it('may be none', async () => {
    expect(await reading('# nothing yet\n')).toEqual([]);
  });

  it.each([
    [
      'a pattern that does not parse',
      "a:\n  patterns:\n    - ok\n    - '('\n",
      /^entities\.yml, line 4: a\.patterns\.1 Invalid regular expression/,
    ],
    ['a repetition without a limit', "a:\n  patterns: ['(x+x+)+y']\n", /^entities\.yml, line 2: a\.patterns\.0 repeats without a limit/],
    [
      'too many ways to match',
      "a:\n  patterns: ['\\d{0,30}\\d{0,30}\\d{0,30}x']\n",
      /^entities\.yml, line 2: a\.patterns\.0 can be tried in 29791 ways/,
    ],
    ['a reference back', "a:\n  patterns: ['(a)\\1']\n", /must not refer back/],
    ['looking ahead', "a:\n  patterns: ['a(?=b)']\n", /must not look ahead/],
    ['a name with capitals', 'Voucher:\n  list: [one]\n', /^entities\.yml, line 2: .*must be lower case/],
    ['neither patterns nor a list', 'a:\n  description: A.\n', /^entities\.yml, line 2: a needs patterns or a list/],
    ['a field it does not know', 'a:\n  list: [one]\n  pattern: x\n', /^entities\.yml, line 2: a .*"pattern"/],
    ['broken YAML', 'a:\n  list: [one\n', /^entities\.yml, line \d: /],
    ['a list for the whole', '- a\n', /^entities\.yml, line 1: /],
  ])('are refused for %s, with the line', async (_, content, sentence) => {
    await expect(reading(content)).rejects.toMatchObject({ code: 'entities_invalid', message: expect.stringMatching(sentence) });
  });

  it('take bounded time for any pattern that is accepted', async () => {
    const own = await reading("a:\n  patterns: ['(?:a{1,7}|aa){1,3}b', 'a{0,9}a{0,9}a{0,8}b']\n");
    const started = performance.now();
    read('a'.repeat(10_000), 'other', { items: [], subjects: [], own });
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('the ways to match a pattern', () => {
  it.each([
    ['abc', 1],
    ['a?', 2],
    ['a|b|c', 3],
    ['[a-c]{2,4}', 3],
    ['(?:a?b?){2}', 16],
    ['(?<year>\\d{4})-(?:0|1)\\d', 2],
    ['\\{\\(\\[', 1],
    ['[)|*]{3}', 1],
    ['a*', Number.POSITIVE_INFINITY],
    ['(?:ab+)?', Number.POSITIVE_INFINITY],
  ])('%s are counted', (pattern, ways) => {
    expect(waysToMatch(pattern)).toBe(ways);
  });
});
