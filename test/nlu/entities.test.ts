import { describe, expect, it } from 'vitest';
import { findEntities } from '../../nlu/entities/find.js';

const items = [
  ['book-1', 'The Moonstone'],
  ['book-2', 'Dune'],
  ['book-3', 'Dune Messiah'],
  ['book-4', 'Murder on the Orient Express'],
  ['book-5', 'Life'],
  ['book-6', 'After You'],
  ['book-7', 'Pride and Prejudice'],
  ['book-8', 'The Trial'],
  ['book-9', '三体'],
  ['course-1', 'Machine Learning'],
].map(([id, title]) => ({ id: id!, title: title!, creators: [] }));
const subjects = ['mystery', 'science fiction', 'machine learning', 'mathematics', 'children', 'classics', 'self-help'];
const catalogue = { items, subjects };
/** A Saturday. */
const now = new Date('2026-11-21T22:30:00Z');

const found = (text: string) => findEntities(text, catalogue, now).map(({ type, value }) => `${type} ${value}`);

describe('entities', () => {
  it.each([
    ['Where is SO-1001?', 'SO-1001'],
    ['so-1001', 'SO-1001'],
    ['it is so 1001 I think', 'SO-1001'],
    ["where's so1001", 'SO-1001'],
    ['#1001 please', 'SO-1001'],
    ['my order 1001 is late', 'SO-1001'],
    ['order number: 20441', 'SO-20441'],
    ['order no. is 1001', 'SO-1001'],
    ['1001', 'SO-1001'],
    ['我的订单SO-1001在哪里', 'SO-1001'],
    ['订单号：1001', 'SO-1001'],
  ])('find the order number of "%s"', (text, value) => {
    expect(found(text)).toEqual([`order_number ${value}`]);
  });

  it.each(['I want to order 100 copies', 'so 2000 people came', 'I ordered in 1999 ways', 'order 12', 'also 1001 nights', 'chapter 1001'])(
    'find no order number in "%s"',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  it.each([
    ['do you have the moonstone', 'book-1'],
    ['do you have Moonstone?', 'book-1'],
    ['the monstone please', 'book-1'],
    ['Murder on orient expres by Christie', 'book-4'],
    ['PRIDE AND PREJUDICE', 'book-7'],
    ['pride and prejudise', 'book-7'],
    ['Do you have Life by Keith Richards?', 'book-5'],
    ['is "After You" good', 'book-6'],
    ['have you got The Trial in stock?', 'book-8'],
    ['我想买三体', 'book-9'],
  ])('find the product of "%s"', (text, value) => {
    expect(found(text)).toEqual([`product ${value}`]);
  });

  it.each([
    'what is the meaning of life',
    'I wrote to you after you sent it',
    'can I cancel the free trial',
    'Life is short',
    'CAN YOU CANCEL THE TRIAL',
    'the dunes of Namibia',
  ])('find no product in "%s"', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('prefer the longer title where one holds another', () => {
    expect(found('is dune messiah as good as dune')).toEqual(['product book-3', 'product book-2']);
  });

  it('tell a subject from a title that is called the same', () => {
    expect(found('a machine learning course')).toEqual(['subject machine learning']);
  });

  it.each([
    ['any mysteries?', 'mystery'],
    ['a mistery novel', 'mystery'],
    ['some crime stories', 'mystery'],
    ['sci-fi', 'science fiction'],
    ['Science Fiction', 'science fiction'],
    ['help with maths', 'mathematics'],
    ['a book for kids', 'children'],
    ['a classic', 'classics'],
    ['self-help', 'self-help'],
  ])('find the subject of "%s"', (text, value) => {
    expect(found(text)).toEqual([`subject ${value}`]);
  });

  it('do not name subjects that the catalogue lacks', () => {
    expect(findEntities('a love story', catalogue, now)).toEqual([]);
  });

  it.each([
    ['I ordered it last Tuesday', '2026-11-17'],
    ['I got it on Saturday', '2026-11-14'],
    ['can it be here on Saturday', '2026-11-28'],
    ['will it come by Monday', '2026-11-23'],
    ['it was due yesterday', '2026-11-20'],
    ['tomorrow', '2026-11-22'],
    ['three weeks ago', '2026-10-31'],
    ['in 2 days', '2026-11-23'],
    ['I paid a month ago', '2026-10-21'],
    ['on March 3rd', '2027-03-03'],
    ['I paid on March 3rd', '2026-03-03'],
    ['the 5th of June 2025', '2025-06-05'],
    ['2026-12-24', '2026-12-24'],
  ])('find the day of "%s"', (text, value) => {
    expect(found(text)).toEqual([`date ${value}`]);
  });

  it.each(['may I ask something', 'on 2026-02-31', 'a second edition', 'march on'])('find no day in "%s"', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['it cost $20.50', 2050],
    ['under 15 euros', 1500],
    ['I paid 12,50 €', 1250],
    ['1,200.99 usd', 120_099],
    ['twenty dollars', 2000],
    ['50 cents', 50],
  ])('find the money of "%s" in cents', (text, value) => {
    expect(found(text)).toEqual([`money ${value}`]);
  });

  it('find e-mail addresses in lower case, without the full stop behind them', () => {
    expect(found('Write to Ada.L@Example.com.')).toEqual(['email ada.l@example.com']);
    expect(found('not an@address and @neither')).toEqual([]);
  });

  it('stand where they say, in order, and never overlap', () => {
    const text = 'On 2026-11-02 I paid $12 for Dune Messiah, order SO-1001; mail ada@example.com about sci-fi.';
    const entities = findEntities(text, catalogue, now);
    expect(entities.map(({ type }) => type)).toEqual(['date', 'money', 'product', 'order_number', 'email', 'subject']);
    entities.forEach((entity, k) => {
      expect(text.slice(entity.start, entity.end)).toBe(entity.text);
      if (k > 0) expect(entity.start).toBeGreaterThanOrEqual(entities[k - 1]!.end);
    });
  });

  it('are found among 600 titles within 5 ms, slips of the pen included', () => {
    const consonants = 'bdfgklmnprstvz';
    const word = (n: number) => [0, 1, 2, 3].map((k) => consonants[Math.floor(n / 14 ** k) % 14]! + 'aeiou'[(n + k) % 5]!).join('');
    const many = {
      items: Array.from({ length: 600 }, (_, n) => ({ id: `${n}`, title: `The ${word(7 * n)} ${word(11 * n + 3)}`, creators: [] })),
      subjects,
    };
    const text = `could you tell me whether ${word(7 * 300)}s ${word(11 * 300 + 3)} is in stock, or something like it that my sister would enjoy`;
    const times = Array.from({ length: 41 }, () => {
      const started = performance.now();
      expect(findEntities(text, many, now)[0]?.value).toBe('300');
      return performance.now() - started;
    });
    expect(times.sort((a, b) => a - b)[20]).toBeLessThan(5);
  });
});
