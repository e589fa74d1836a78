import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { countWords, type Lexicon, lexiconOf } from '../../nlu/lexicon.js';
import { noises } from '../../nlu/noise.js';
import { normalise } from '../../nlu/normalise.js';
import { countNGrams, inverseDocumentFrequencies } from '../../nlu/tf-idf.js';
import { type Example, examplesOf, readIntents } from '../../nlu/training-data.js';
import { projectFile } from '../../platform/project.js';
import { mulberry32 } from '../../platform/random.js';

let examples: Example[];
let lexicon: Lexicon;

function lexiconFrom(examples: readonly Example[]): Lexicon {
  const texts = examples.map(({ text }) => text);
  const counts = countNGrams(texts);
  const idf = inverseDocumentFrequencies(counts, [...texts.keys()]);
  return lexiconOf({ words: countWords(texts), vocabulary: counts.vocabulary, idf });
}

beforeAll(async () => {
  examples = examplesOf(await readIntents(projectFile('nlu', 'data', 'en')));
  lexicon = lexiconFrom(examples);
});

describe('normalising', () => {
  it.each([
    ['calms a shouted text', 'WHERE IS MY ORDER', 'where is my order'],
    ['leaves a name and an order number as they are', 'Emma, order SO-1001', 'Emma, order SO-1001'],
    ['takes emoji and smileys away', '😡😡 where is it? ❤️ :-(', 'where is it?'],
    ['takes invisible marks away', '\u202ewhe\u00adre is it\u200f', 'where is it'],
    ['says a sign once', 'where is it?!?!!', 'where is it?'],
    ['makes a pause of an ellipsis', 'my order... where is it…', 'my order. where is it.'],
    ['reads wide letters', 'ＷＨＥＲＥ　ｉｓ it', 'WHERE is it'],
    ['puts apostrophes back', 'dont, Cant and wont: whats this, ive asked', "don't, Can't and won't: what's this, I've asked"],
    ['puts apostrophes back for spaces', 'i didn t get it', "i didn't get it"],
    ['makes one of the apostrophes', 'don’t, don`t', "don't, don't"],
    ['leaves words that need no apostrophe', 'its ill id lets shell well were', 'its ill id lets shell well were'],
    ['shortens what was drawn out', 'pleeeease helllo sooo cooool', 'please hello so cool'],
    ['leaves Chinese as it is', '我想退货，谢谢', '我想退货,谢谢'],
    ['leaves nothing of what says nothing', ' 👍👍👍 \u200d', ''],
  ])('%s', (_, written, read) => {
    expect(normalise(written)).toBe(read);
  });

  it('puts slips of the pen right, the likeliest way', () => {
    expect(normalise('waht is teh staus of my oder', lexicon)).toBe('what is the status of my order');
    expect(normalise('Retrun the hodie, it doens’t fit', lexicon)).toBe("Return the hoodie, it doesn't fit");
    expect(normalise('I wnat to cancle my subscribtoin', lexicon)).toBe('I want to cancel my subscription');
  });

  it('goes by the words beside a short word, and beside one that a slip has made', () => {
    expect(normalise('where is mu order', lexicon)).toBe('where is my order');
    expect(normalise('i ant to cancel my odrre', lexicon)).toBe('i want to cancel my order');
  });

  it('corrects neither names nor addresses nor what is a word already', () => {
    const text = 'Ask Mrs Shippimg at jane@gmial.com for a Klingon atlas of trains, SO-1001 or www.exampel.org';
    expect(normalise(text, lexicon)).toBe(text);
  });

  it('changes nothing in the phrases that the lexicon was made from but what is wrong with them', () => {
    const changed = examples.filter(({ text }) => normalise(text, lexicon) !== normalise(text));
    expect(changed).toEqual([]);
  });

  it('brings back most texts that had one slip', () => {
    const random = mulberry32(7);
    const restored = examples.filter(({ text }) => normalise(noises['one typo'](text, random), lexicon) === normalise(text, lexicon));
    expect(restored.length / examples.length).toBeGreaterThan(0.7);
  });

  it('spares most texts of customers whose words it was not shown', () => {
    const half = lexiconFrom(examples.filter((_, i) => i % 2 === 0));
    const others = examples.filter((_, i) => i % 2 === 1);
    const changed = others.filter(({ text }) => normalise(text, half) !== normalise(text));
    expect(changed.length / others.length).toBeLessThan(0.02);
  });

  it('takes any text, and never makes much more of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(normalise(text, lexicon).length).toBeLessThanOrEqual(2 * text.normalize('NFKC').length);
      }),
    );
  });

  it.each([
    ['words that are none', 'zqxa '.repeat(200)],
    ['capitals that are none', 'Zqxa. '.repeat(166)],
    ['one long word', 'ab'.repeat(500)],
    ['one letter', 'x'.repeat(1000)],
    ['apostrophes', "'a".repeat(500)],
    ['smileys', ':-) '.repeat(250)],
    ['signs', '?!.,'.repeat(250)],
  ])('takes a thousand characters of %s in their stride', (_, text) => {
    const started = performance.now();
    normalise(text, lexicon);
    expect(performance.now() - started).toBeLessThan(250);
  });
});

describe('noise', () => {
  it('is the same for a seed', () => {
    const noisy = (seed: number) => examples.slice(0, 50).map(({ text }) => noises['two typos'](text, mulberry32(seed)));
    expect(noisy(1)).toEqual(noisy(1));
    expect(noisy(1)).not.toEqual(noisy(2));
  });

  it('makes one slip: at most one letter more or less, and two that differ', () => {
    const random = mulberry32(1);
    for (const { text } of examples) {
      const noisy = noises['one typo'](text, random);
      expect(Math.abs(noisy.length - text.length)).toBeLessThanOrEqual(1);
      if (noisy.length === text.length) expect([...noisy].filter((letter, at) => letter !== text[at]).length).toBeLessThanOrEqual(2);
    }
  });

  it('leaves a text alone that has no word to mistype', () => {
    expect(noises['two typos']('1 + 1?', mulberry32(1))).toBe('1 + 1?');
  });
});
