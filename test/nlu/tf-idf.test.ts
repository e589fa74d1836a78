import { describe, expect, it } from 'vitest';
import type { SparseRows } from '../../nlu/sparse-rows.js';
import { columnOfWords, countNGrams, inverseDocumentFrequencies, type TermCounts, tfIdf } from '../../nlu/tf-idf.js';

const phrases = ['where is my order', 'where is my parcel', 'cancel the order', '我的订单在哪里'];
const all = phrases.map((_, row) => row);
const counts = countNGrams(phrases);
const idf = inverseDocumentFrequencies(counts, all);

/** The entries of a row, by column. */
const entriesOf = ({ starts, columns, values }: SparseRows, row: number) =>
  new Map(Array.from(columns.subarray(starts[row], starts[row + 1]), (column, k) => [column, values[starts[row]! + k]!]));
const length = (values: Float32Array) => Math.hypot(...values);
const weightOf = (word: string, { vocabulary }: TermCounts, weights: Float32Array) => weights[vocabulary.get(`w${word}`)!]!;

describe('TF-IDF', () => {
  it.each(all)('gives the characters of a text the length that is asked for, and its words seven tenths of it: phrase %i', (row) => {
    const { starts, values } = tfIdf(counts, idf, 0.5, all);
    const middle = counts.characters[row]!;
    expect(length(values.subarray(starts[row], middle))).toBeCloseTo(0.35, 5);
    expect(length(values.subarray(middle, starts[row + 1]))).toBeCloseTo(0.5, 5);
  });

  it('finds rare words more telling than frequent ones', () => {
    expect(weightOf('parcel', counts, idf)).toBeCloseTo(Math.log(5 / 2) + 1, 5);
    expect(weightOf('order', counts, idf)).toBeCloseTo(Math.log(5 / 3) + 1, 5);
  });

  it('counts a word said three times more than once, but not three times', () => {
    const { rows, vocabulary } = countNGrams(['order order order is']);
    const entries = entriesOf(rows, 0);
    expect(entries.get(vocabulary.get('worder')!)).toBeCloseTo(1 + Math.log(3), 6);
    expect(entries.get(vocabulary.get('wis')!)).toBe(1);
  });

  it('reads a text as if what it has never seen were not there', () => {
    const read = (text: string) => entriesOf(tfIdf(countNGrams([text], counts.vocabulary), idf, 0.5, [0]), 0);
    expect(read('order')).not.toEqual(new Map());
    expect(read('order qqq')).toEqual(read('order'));
    expect(read('qqq zzz')).toEqual(new Map());
    expect(read('')).toEqual(new Map());
  });

  it('learns nothing from texts that are held out', () => {
    const known = countNGrams(phrases.slice(0, 2));
    const alone = inverseDocumentFrequencies(known, [0, 1]);
    const among = inverseDocumentFrequencies(counts, [0, 1]);
    expect(among.subarray(0, alone.length)).toEqual(alone);
    expect(new Set(among.subarray(alone.length))).toEqual(new Set([0]));
    const rows = tfIdf(counts, among, 1, [0, 1]);
    expect(entriesOf(rows, 1)).toEqual(entriesOf(tfIdf(known, alone, 1, [0, 1]), 1));
  });

  it('leaves the rows of texts that are not asked for empty', () => {
    const rows = tfIdf(counts, idf, 1, [1, 3]);
    expect(all.map((row) => entriesOf(rows, row).size > 0)).toEqual([false, true, false, true]);
    expect(entriesOf(rows, 3)).toEqual(entriesOf(tfIdf(counts, idf, 1, all), 3));
  });

  it('knows the words and pairs that it has seen, and takes no part of a word for one', () => {
    expect(columnOfWords('order', counts.vocabulary)).toBe(counts.vocabulary.get('worder'));
    expect(columnOfWords('my order', counts.vocabulary)).toBe(counts.vocabulary.get('wmy order'));
    expect(columnOfWords('order my', counts.vocabulary)).toBeUndefined();
    expect(columnOfWords('orde', counts.vocabulary)).toBeUndefined();
  });
});
