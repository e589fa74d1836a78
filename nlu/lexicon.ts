import { bareContractions } from './contractions.js';
import { isEnglish } from './english-words.js';
import { hasWords, type Vocabulary } from './tf-idf.js';
import { frequentWords, rare, surprise } from './word-surprise.js';
import { wordsOf } from './words.js';

/** What the correction of spelling goes by. */
export interface Lexicon {
  /** Share of each word of the training phrases among them all. */
  trained: ReadonlyMap<string, number>;
  /** The n-grams of the phrases: which words have stood beside each other. */
  vocabulary: Vocabulary;
  /** Words that a misspelt one may have been meant to be, by each of their `remains`. */
  byRemains: ReadonlyMap<string, readonly string[]>;
}

/** From these lengths on, two slips are forgiven: in any word, and in one of the phrases. */
const longWord = 8;
const longPhraseWord = 5;

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
export function lexiconOf({ words, vocabulary }: { words: ReadonlyMap<string, number>; vocabulary: Vocabulary }): Lexicon {
  const total = [...words.values()].reduce((sum, count) => sum + count, 0);
  const trained = new Map([...words].map(([word, count]) => [word, count / total]));
  const byRemains = new Map<string, string[]>();
  for (const word of new Set([...trained.keys(), ...bareContractions, ...frequentWords().filter((frequent) => isEnglish(frequent))])) {
    for (const remains of remainsOf(word, trained.has(word) ? longPhraseWord : longWord)) {
      const others = byRemains.get(remains);
      if (others) others.push(word);
      else byRemains.set(remains, [word]);
    }
  }
  return { trained, vocabulary, byRemains };
}

/** How unlikely a word is in what customers write, in nats: half English at large, half the training phrases. */
export function rarity(word: string, { trained }: Lexicon): number {
  return -Math.log((Math.exp(-surprise(word)) + (trained.get(word) ?? 0)) / 2);
}

/** Whether the phrases have one word right after another. */
export function follows(before: string, after: string, { vocabulary }: Lexicon): boolean {
  return hasWords(`${before} ${after}`, vocabulary);
}

/** Whether a lower-cased word is one as it stands: of English, of the encoder's vocabulary, of the training phrases, or a contraction. */
export function isWord(word: string, lexicon?: Lexicon): boolean {
  if (word.length === 1) return word === 'a' || word === 'i' || (lexicon?.trained.has(word) ?? false);
  return surprise(word) < rare || lexicon?.trained.has(word) || isEnglish(word) || bareContractions.includes(word);
}

/** Words of the lexicon that a word is a slip or two away from, and some that are farther. */
export function candidatesFor(word: string, { byRemains }: Lexicon): Set<string> {
  return new Set([...remainsOf(word, longPhraseWord)].flatMap((remains) => byRemains.get(remains) ?? []));
}

/** Whether a word is so long that two slips hardly make another word of it. */
export function isLong(word: string): boolean {
  return word.length >= longWord - 1;
}

/**
 * A word, and what is left of it without one letter, or two from a length on. Words one or two slips apart have remains in
 * common, so that few words need to be compared (symmetric deletion, Garbe 2012).
 */
function remainsOf(word: string, twoFrom: number): Set<string> {
  const remains = new Set([word, ...withoutOne(word)]);
  return word.length < twoFrom ? remains : new Set([...remains].flatMap((left) => [left, ...withoutOne(left)]));
}

function withoutOne(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}
