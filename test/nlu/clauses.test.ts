import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clausesOf, type Span } from '../../nlu/clauses.js';
import { refusalIn } from '../../nlu/negation.js';

const split = (text: string, whole?: Span[]) => clausesOf(text, whole).map(({ start, end }) => text.slice(start, end));

describe('clauses', () => {
  it.each([
    ['cancel my order and refund me', ['cancel my order', 'refund me']],
    ['where is my order? also recommend me a mystery', ['where is my order?', 'recommend me a mystery']],
    ["I don't want to cancel, only change the address", ["I don't want to cancel", 'change the address']],
    ["I don't want to cancel, just a pause", ["I don't want to cancel", 'a pause']],
    ["I'd like to pause instead of cancelling", ["I'd like to pause", 'instead of cancelling']],
    ['how much is delivery and how long does it take', ['how much is delivery', 'how long does it take']],
    ['cancel it but keep my subscription', ['cancel it', 'keep my subscription']],
    ['What are your hours, and do you ship to France?', ['What are your hours', 'do you ship to France?']],
    ['CANCEL ORDER 1017 & UPDATE MY ADDRESS', ['CANCEL ORDER 1017', 'UPDATE MY ADDRESS']],
    ['my book arrived torn\nwhere do I send it', ['my book arrived torn', 'where do I send it']],
    ['我不想取消，只想改地址', ['我不想取消', '只想改地址']],
    ['帮我退货，顺便推荐一本书', ['帮我退货', '推荐一本书']],
    ['我的订单在哪里？还有怎么开发票', ['我的订单在哪里？', '怎么开发票']],
  ])('part where "%s" turns to something else', (text, clauses) => {
    expect(split(text)).toEqual(clauses);
  });

  it.each([
    'books and courses on history',
    'do you have romeo and juliet',
    'sense and sensibility and pride and prejudice',
    'return and refund policy',
    'I ordered a book and it has not arrived',
    'my friend, who lives in Paris, where I used to live, is angry',
    'does the python course also cover testing',
    'Mr. Smith paid 12.50 for no. 5',
    '有没有关于历史和艺术的书',
  ])('do not part nouns, stories and asides: "%s"', (text) => {
    expect(split(text)).toEqual([text]);
  });

  it('hold together what is quoted and what is given as a whole', () => {
    expect(split('do you have "Eat, pray, love"')).toHaveLength(1);
    const title = 'do you have stop and smell the roses';
    expect(split(title)).toHaveLength(2);
    expect(split(title, [{ start: title.indexOf('stop'), end: title.length }])).toHaveLength(1);
  });

  it('end with the sign of a title only where something else is asked for behind it', () => {
    const title = (text: string) => [{ start: text.indexOf('Whose'), end: text.indexOf('?') + 1 }];
    const one = 'do you have Whose Body? in stock?';
    expect(split(one, title(one))).toEqual([one]);
    const two = 'do you have Whose Body? Where is my order?';
    expect(split(two, title(two))).toEqual(['do you have Whose Body?', 'Where is my order?']);
  });

  it('keep a courtesy with the clause beside it', () => {
    expect(split('Hi! Where is my order? Thanks.')).toEqual(['Hi! Where is my order? Thanks.']);
    expect(split('你好！我的订单在哪里？谢谢')).toEqual(['你好！我的订单在哪里？谢谢']);
  });

  it('know what asks from what tells', () => {
    const asks = (text: string) => clausesOf(text).map(({ request }) => request);
    expect(asks('The shirt is too big. Can I have a smaller one?')).toEqual([false, true]);
    expect(asks('书坏了，我想退货')).toEqual([false, true]);
  });

  it('stay within the text, in order, at most eight, whatever the text', () => {
    const noise = fc
      .array(fc.constantFrom('and ', ', ', 'cancel it', '? ', 'not ', '"', '，', '别取消', '\n', '😀', 'x'))
      .map((words) => words.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), noise), (text) => {
        const clauses = clausesOf(text);
        expect(clauses.length).toBeLessThanOrEqual(8);
        let end = 0;
        for (const clause of clauses) {
          expect(clause.start).toBeGreaterThanOrEqual(end);
          expect(clause.end).toBeGreaterThan(clause.start);
          end = clause.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('a refusal', () => {
  it.each([
    ["I don't want to cancel", 'I want to cancel'],
    ['I do not want a refund', 'I want a refund'],
    ["I didn't mean to cancel", 'I want to cancel'],
    ["I'm not asking for a refund", 'a refund'],
    ["don't cancel my order", 'cancel my order'],
    ['instead of cancelling', 'cancelling'],
    ['not to return it', 'return it'],
    ['我不想取消', '我要取消'],
    ['别取消我的订单', '取消我的订单'],
  ])('"%s" is taken back as "%s"', (clause, affirmed) => {
    expect(refusalIn(clause)?.affirmed).toBe(affirmed);
  });

  it.each([
    "I don't want it any more",
    "I don't need it",
    "I can't log in",
    'my order has not arrived',
    "don't you sell notebooks?",
    '这本书我不想要了',
  ])('is none where something is given up or goes wrong: "%s"', (clause) => {
    expect(refusalIn(clause)).toBeUndefined();
  });
});
