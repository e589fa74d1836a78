import { bareContractions, partsOf } from './contractions.js';
import { isEnglish, isName, isOrdinary } from './english-words.js';
import { columnOfWords, gramOf, type Vocabulary } from './tf-idf.js';
import { frequentWords, rare, surprise } from './word-surprise.js';
import { wordsOf } from './words.js';

/** What the correction of spelling goes by. */
export interface Lexicon {
  /** Share of each word of the training phrases among them all. */
  trained: ReadonlyMap<string, number>;
  /** Of the phrases with a word, the share that have another right after it. */
  pairs: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Words that a misspelt one may have been meant to be, by each of their `remains`. */
  byRemains: ReadonlyMap<string, readonly string[]>;
}

/** From these lengths on, two slips are forgiven: in any word, and in one of the phrases. */
const longWord = 8;
const longPhraseWord = 4;

/** What English at large counts for beside the training phrases, and a word by itself beside the word before it. */
const atLarge = 0.3;
const byItself = 0.2;
/** How unlikely a word is in English, in nats, that only the dictionary has, and a contraction. */
const inDictionary = 14;
const contracted = 9;
/** Words of those who type on a telephone. */
const shorthand = new Set(['u', 'ur', 'r', 'k', 'ok', 'pls', 'plz', 'thx', 'lol', 'omg', 'btw', 'idk', 'asap', 'fyi', 'pw', 'wifi']);
/** Pieces of words up to this length are words only if the dictionary has them as such. */
const shortPiece = 3;

const lowerCased = /^[a-z]+$/;

/** How often each English word stands in some phrases. */
export function countWords(phrases: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { plain } of phrases.flatMap(wordsOf)) {
    if (lowerCased.test(plain)) counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  return counts;
}

/** Prepares the correction of spelling for a model trained on phrases with these words. Takes 0.2 s and some 10 MB. */
export function lexiconOf({
  words,
  vocabulary,
  idf,
}: {
  words: ReadonlyMap<string, number>;
  vocabulary: Vocabulary;
  /** How telling each n-gram is, by column; from it follows how often words stand beside each other. */
  idf: Float32Array;
}): Lexicon {
  const total = [...words.values()].reduce((sum, count) => sum + count, 0);
  const trained = new Map([...words].map(([word, count]) => [word, count / total]));
  const byRemains = new Map<string, string[]>();
  const frequent = frequentWords().filter((word) => lowerCased.test(word) && isAtLarge(word));
  for (const word of new Set([...trained.keys(), ...bareContractions, ...frequent])) {
    for (const remains of remainsOf(word, word.length >= (trained.has(word) ? longPhraseWord : longWord))) {
      const others = byRemains.get(remains);
      if (others) others.push(word);
      else byRemains.set(remains, [word]);
    }
  }
  return { trained, pairs: pairsOf(vocabulary, idf), byRemains };
}

/** How likely a lower-cased word is in what customers write, in (0, 1]. */
export function likelihood(word: string, { trained }: Lexicon): number {
  return atLarge * Math.exp(-surpriseAtLarge(word)) + (1 - atLarge) * (trained.get(word) ?? 0);
}

/**
 * How likely a word is after another, or at the beginning; `alone` is its likelihood by itself. Pairs of the phrases count by
 * the share of the phrases with the first word that have the second right after it (interpolated as by Jelinek & Mercer 1980).
 */
export function likelihoodAfter(before: string | undefined, word: string, alone: number, lexicon: Lexicon): number {
  if (before === undefined) return alone;
  return (1 - byItself) * (shareAfter(before, word, lexicon) ?? 0) + byItself * alone;
}

/** Whether the phrases have one word right after another. */
export function follows(before: string, after: string, lexicon: Lexicon): boolean {
  return shareAfter(before, after, lexicon) !== undefined;
}

function shareAfter(before: string, word: string, { pairs }: Lexicon): number | undefined {
  return pairs.get(partsOf(before).at(-1)!)?.get(partsOf(word)[0]!);
}

function pairsOf(vocabulary: Vocabulary, idf: Float32Array): Map<string, Map<string, number>> {
  const pairs = new Map<string, Map<string, number>>();
  for (const [name, column] of vocabulary) {
    const { kind, gram } = gramOf(name);
    const [first, second] = kind === 'words' ? gram.split(' ') : [];
    if (!first || !second) continue;
    // Frequencies are smoothed by one phrase; half of what that makes of a single one is taken off.
    const share = Math.exp(idf[columnOfWords(first, vocabulary)!]! - idf[column]!) / 2;
    const after = pairs.get(first) ?? new Map<string, number>();
    pairs.set(first, after.set(second, share));
  }
  return pairs;
}

/** Whether a lower-cased word need not be a slip: it is English, or the phrases have it. */
export function isKnown(word: string, { trained }: Lexicon): boolean {
  return trained.has(word) || surpriseAtLarge(word) < rare;
}

/** How unlikely a word is in English, in nats. The beginnings of words that the encoder knows are none. */
function surpriseAtLarge(word: string): number {
  if (bareContractions.has(word) || shorthand.has(word)) return contracted;
  const frequency = surprise(word);
  if (frequency < rare) return isAtLarge(word) || word.length > shortPiece ? frequency : rare;
  return isEnglish(word) || isName(word[0]!.toUpperCase() + word.slice(1)) ? inDictionary : rare;
}

function isAtLarge(word: string): boolean {
  if (word.length === 1) return word === 'a' || word === 'i';
  return word.length <= shortPiece ? isOrdinary(word) : isEnglish(word);
}

/** Whether a lower-cased word is one as it stands: of English, of the encoder's vocabulary, of the training phrases, or a contraction. */
export function isWord(word: string, lexicon?: Lexicon): boolean {
  if (word.length === 1) return word === 'a' || word === 'i' || (lexicon?.trained.has(word) ?? false);
  return surprise(word) < rare || lexicon?.trained.has(word) || isEnglish(word) || bareContractions.has(word);
}

/** Words of the lexicon that a word is one slip away from, or two; and some that are farther. */
export function candidatesFor(word: string, twoSlips: boolean, { byRemains }: Lexicon): Set<string> {
  const two = twoSlips && word.length >= longPhraseWord;
  return new Set([...remainsOf(word, two)].flatMap((remains) => byRemains.get(remains) ?? []));
}

/**
 * A word, and what is left of it without one letter, or without two as well. Words one or two slips apart have remains in
 * common, so that few words need to be compared (symmetric deletion, Garbe 2012).
 */
function remainsOf(word: string, two: boolean): Set<string> {
  const remains = new Set([word, ...withoutOne(word)]);
  return two ? new Set([...remains].flatMap((left) => [left, ...withoutOne(left)])) : remains;
}

function withoutOne(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}
