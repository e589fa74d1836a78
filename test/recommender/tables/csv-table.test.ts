import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnOf, readCsvTable } from '../../../recommender/tables/csv-table.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'table-'));
});
afterAll(() => rm(folder, { recursive: true }));

const reading = async (content: string | Buffer) => {
  const path = join(folder, 'orders.csv');
  await writeFile(path, content);
  return readCsvTable(path);
};

describe('reading a table', () => {
  it.each([
    ['plain', 'user,item\n1,"a, b"\n2,c\n'],
    ['with a byte order mark and Windows line ends', '\uFEFFuser,item\r\n1,"a, b"\r\n2,c'],
    ['compressed', gzipSync('user,item\n1,"a, b"\n2,c\n')],
  ])('takes a file %s', async (_, content) => {
    const rows = [
      ['1', 'a, b'],
      ['2', 'c'],
    ];
    expect(await reading(content)).toEqual({ file: 'orders.csv', header: ['user', 'item'], rows, lines: [2, 3] });
  });

  it.each([
    ['', 'orders.csv, line 1: the file is empty; it needs a header with the names of the columns.'],
    [
      'user,item\n1\n2,b\n3,c,d\n',
      /^orders\.csv, line 2: the row has 1 cells and the header 2\.\norders\.csv, line 4: the row has 3 cells/,
    ],
    ['user,user\n', 'orders.csv, line 1: two columns are called "user".'],
    ['user,item\n1,"a\n2,b\n', 'orders.csv, line 2: a quote is opened and never closed.'],
    [Buffer.from([0x1f, 0x8b, 1, 2]), 'orders.csv is compressed and damaged.'],
  ])('refuses %j with a sentence', async (content, sentence) => {
    await expect(reading(content)).rejects.toThrow(sentence);
  });

  it('names the columns there are where one is missing', async () => {
    const table = await reading('user,item\n');
    expect(columnOf(table, 'item')).toBe(1);
    expect(() => columnOf(table, 'rating')).toThrow('orders.csv has no column "rating", only "user", "item".');
  });
});
