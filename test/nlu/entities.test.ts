import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from './found-entities.js';

const everything =
  'On 2026-11-02 I paid $12 for two copies of Dune Messiah by Frank Herbert, order SO-1001, parcel RB123456785GB to France; mail ada@example.com about sci-fi.';

/** Pieces of every kind of entity, and what tends to break programs that read text. */
const piece = fc.oneof(
  fc.constantFrom(
    ...everything.split(/(?<=\s)/),
    ...'订单1001 上周二 三个月 20块 两本三体 我叫李明 寄到德国 "Life" 1Z999AA10123456784 978-0-306-40615-7 +44 20 7946 0958 three weeks ago, in'.split(
      /(?<= )/,
    ),
    '\u0000',
    '\ud83d',
    '\u202e',
    '🎉👩‍👩‍👧',
    "'s ",
    'İ',
    '\n',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);

describe('entities', () => {
  it('stand in the order of the text', () => {
    expect(read(everything).map(({ type }) => type)).toEqual([
      'date',
      'money',
      'quantity',
      'product',
      'creator',
      'order_number',
      'tracking_number',
      'place',
      'email',
      'subject',
    ]);
  });

  it('stand where they say and never overlap, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.constantFrom('en', 'zh', 'de', 'other'), (pieces, language) => {
        const text = pieces.join('');
        let end = 0;
        for (const entity of read(text, language)) {
          expect(entity.start).toBeGreaterThanOrEqual(end);
          expect(entity.end).toBeGreaterThan(entity.start);
          expect(text.slice(entity.start, entity.end)).toBe(entity.text);
          end = entity.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['nothing', ''],
    ['digits', '1'.repeat(10_000)],
    ['spaced digits', '12 34 '.repeat(1700)],
    ['a number behind thousands of spaces', `1234${' '.repeat(10_000)}x`],
    ['thousands of words', 'one hundred and '.repeat(650)],
    ['thousands of capitals', 'My Name Is Ada '.repeat(670)],
    ['one endless word', 'agathachristi'.repeat(770)],
    ['nothing but at signs', 'a@'.repeat(5000)],
    ['hyphens', '97-8'.repeat(2500)],
    ['Chinese numbers', '三百'.repeat(5000)],
    ['Chinese names', '三体我叫李明'.repeat(1700)],
    ['halves of surrogate pairs', '\ud83d\ude00\ud83d'.repeat(3300)],
    ['marks of direction', '\u202e\u200f'.repeat(5000)],
    ['NUL', '\u0000'.repeat(10_000)],
    ['brackets', '('.repeat(10_000)],
  ])('are looked for in bounded time in %s', (_, text) => {
    read('warm', 'en');
    for (const language of ['en', 'zh']) {
      const started = performance.now();
      read(text, language);
      expect(performance.now() - started, language).toBeLessThan(1500);
    }
  });

  it('are found among 10,000 titles within 5 ms, slips of the pen included', () => {
    const consonants = 'bdfgklmnprstvz';
    const word = (n: number) => [0, 1, 2, 3].map((k) => consonants[Math.floor(n / 14 ** k) % 14]! + 'aeiou'[(n + k) % 5]!).join('');
    const items = Array.from({ length: 10_000 }, (_, n) => ({
      id: `${n}`,
      title: `The ${word(3 * n)} ${word(7 * n + 5)}`,
      creators: [word(11 * n)],
    }));
    const shop = { items, subjects: [] };
    const text = `could you tell me whether ${word(900)}s ${word(2105)} is in stock, or something like it that my sister would enjoy`;
    const times = Array.from({ length: 41 }, () => {
      const started = performance.now();
      expect(read(text, 'en', shop)).toMatchObject([{ type: 'product', value: '300' }]);
      return performance.now() - started;
    });
    expect(times.sort((a, b) => a - b)[20]).toBeLessThan(5);
  });
});
