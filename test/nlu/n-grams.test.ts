import { describe, expect, it } from 'vitest';
import { type NGrams, runsOf, spellingOf, wordGramsOf } from '../../nlu/n-grams.js';

const nGramsOf = (text: string): NGrams => {
  const runs = runsOf(text);
  return { words: wordGramsOf(runs), characters: runs.flatMap(spellingOf) };
};

describe('the n-grams of a text', () => {
  it('are its words, pairs of neighbours, and runs of two to five characters with the ends of words', () => {
    const { words, characters } = nGramsOf('Where is it');
    expect(words).toEqual(['where', 'is', 'it', 'where is', 'is it']);
    expect(characters.filter((run) => run.includes('is'))).toEqual(['is', ' is', 'is ', ' is ']);
    expect(characters).toContain('where');
    expect(characters).toContain(' wher');
    expect(characters).not.toContain(' where');
    expect(characters.filter((run) => /. ./.test(run))).toEqual([]);
  });

  it('are Chinese words and characters, and pairs of both', () => {
    const { words, characters } = nGramsOf('我的订单');
    expect(words).toEqual(['我的', '订单', '我的 订单']);
    expect(characters).toEqual(['我', '的', '订', '单', '我的', '的订', '订单']);
  });

  it('part Chinese from what stands next to it', () => {
    expect(nGramsOf('订单1001在哪里').words).toEqual(expect.arrayContaining(['订单', '1001', '订单 1001']));
    expect(nGramsOf('我的iPhone订单').words).toEqual(expect.arrayContaining(['iphone', '订单', 'iphone 订单']));
  });

  it.each([
    ['upper case', 'WHERE IS MY ORDER', 'where is my order'],
    ['marks', 'Café à Besançon', 'cafe a besancon'],
    ['wide letters', 'ｏｒｄｅｒ １００１', 'order 1001'],
    ['signs between words', 'well... my (late) order?!', 'well my late order'],
    ['emoji', '❤️ my order 👍🏽', 'my order'],
  ])('are the same with and without %s', (_, written, plain) => {
    expect(nGramsOf(written)).toEqual(nGramsOf(plain));
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n '],
    ['emoji', '😀🎉❤️👩‍👩‍👧'],
    ['signs', '?!…'],
  ])('of %s are none', (_, text) => {
    expect(nGramsOf(text)).toEqual({ words: [], characters: [] });
  });

  it('of a word without end are those of its beginning', () => {
    const { words, characters } = nGramsOf('x'.repeat(10_000));
    expect(words).toHaveLength(1);
    expect(characters.length).toBeLessThan(200);
  });
});
