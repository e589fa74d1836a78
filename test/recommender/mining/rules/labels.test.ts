import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanLabels } from '../../../../recommender/mining/rules/clean-labels.js';
import { purchaseBaskets } from '../../../../recommender/mining/rules/purchase-baskets.js';
import { readBaskets } from '../../../../recommender/mining/rules/read-baskets.js';
import { event } from '../../tiny-shop.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baskets-'));
});
afterAll(() => rm(folder, { recursive: true }));

const reading = async (content: string | Buffer) => {
  const path = join(folder, 'baskets.csv');
  await writeFile(path, content);
  return readBaskets(path);
};

describe('reading baskets', () => {
  it('keeps labels as they are written, quoted commas and all, and skips blank lines', async () => {
    const expected = [['cream cheese ', 'salt, sea'], ['bread']];
    expect(await reading('\uFEFFcream cheese ,"salt, sea"\r\n\r\nbread\r\n')).toEqual(expected);
    expect(await reading(gzipSync('cream cheese ,"salt, sea"\nbread'))).toEqual(expected);
  });

  it.each([
    ['', 'baskets.csv holds no basket; it needs one a line, the labels separated by commas.'],
    ['\n , ,\n', 'baskets.csv holds no basket; it needs one a line, the labels separated by commas.'],
    ['a,"b\nc\n', 'baskets.csv, line 1: a quote is opened and never closed.'],
  ])('refuses %j with a sentence', async (content, sentence) => {
    await expect(reading(content)).rejects.toThrow(sentence);
  });
});

describe('cleaning labels', () => {
  it('takes the form that is written most often, and counts what it merged', () => {
    const { rows, merged } = cleanLabels([['Cream  Cheese '], ['cream cheese', 'tea'], ['cream cheese']]);
    expect(rows).toEqual([['cream cheese'], ['cream cheese', 'tea'], ['cream cheese']]);
    expect(merged).toEqual([{ label: 'Cream  Cheese ', into: 'cream cheese', count: 1 }]);
  });
});

describe('baskets from purchases', () => {
  it('are what one customer bought on one day, or ever, by title', () => {
    const items = [
      { id: '1', title: 'Emma' },
      { id: '2', title: 'Emma' },
      { id: '3', title: 'Ivanhoe' },
    ];
    const events = [
      event('ada', 'purchase', '1', 1),
      event('ada', 'purchase', '3', 1),
      event('bob', 'purchase', '2', 1),
      event('ada', 'purchase', '3', 9),
      event('ada', 'view', '2', 1),
    ];
    expect(purchaseBaskets(events, items, 'day')).toEqual([['Emma (1)', 'Ivanhoe'], ['Emma (2)'], ['Ivanhoe']]);
    expect(purchaseBaskets(events, items, 'customer')).toEqual([['Emma (1)', 'Ivanhoe', 'Ivanhoe'], ['Emma (2)']]);
  });
});
