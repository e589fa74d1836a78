import { Tokenizer } from '@tensorflow-models/universal-sentence-encoder';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readVocabulary, type Vocabulary } from '../../nlu/engines/weights.js';
import { tokenizer } from '../../nlu/tokenizer.js';

let vocabulary: Vocabulary;
let tokenize: (text: string) => number[];
let published: (text: string) => number[];
beforeAll(async () => {
  vocabulary = await readVocabulary();
  tokenize = tokenizer(vocabulary);
  const theirs = new Tokenizer(vocabulary.map(([piece, score]) => [piece, score]));
  published = (text) => theirs.encode(text).slice(0, 128);
});

function isSame(text: string): void {
  expect(tokenize(text), JSON.stringify(text)).toEqual(published(text));
}

describe('the tokenizer', () => {
  it('finds the pieces that the published one finds in what customers write', () => {
    for (const text of [
      'Where is my order?',
      "I DON'T want 2 copies, i want   3!!!",
      'wher is my ordr #SO-1001 :-(',
      'refund → credit card ending in 4242…',
      'Café “Ampère”, 20 % off at https://shop.example/a?b=c',
      'ﬁve ½ ℡ ① ﷺ',
      'das Buch ist kaputt, où est ma commande, 我的订单在哪里, заказ',
      '😀👍🏽 ok 👩‍👩‍👧',
    ]) {
      isSame(text);
    }
  });

  it('finds them in pieces put together at random, words or not', () => {
    const piece = fc.nat(vocabulary.length - 1).map((id) => vocabulary[id]![0]);
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => isSame(pieces.join('').replaceAll('▁', ' ') || ' ')),
      { numRuns: 300, seed: 1 },
    );
  });

  it('finds them in any characters, also halves of pairs and control characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), isSame), { numRuns: 150, seed: 2 });
    for (const text of ['\ud800', 'a\udc00b', '\ud83d \ude00', 'nul \0 and \t tab\r\n', '\u202e\u200f']) isSame(text);
  });

  it('reads the first 128 pieces of a long text, quickly', () => {
    const begun = performance.now();
    const pieces = tokenize('an order that never came '.repeat(400));
    expect(performance.now() - begun).toBeLessThan(500);
    expect(pieces).toHaveLength(128);
    expect(pieces).toEqual(published('an order that never came '.repeat(40)));
  });

  it('finds a piece in everything that is not empty', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }), (text) => tokenize(text).length > 0));
  });
});
