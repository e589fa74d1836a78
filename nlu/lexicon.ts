import { bareContractions } from './contractions.js';
import { isEnglish } from './english-words.js';
import { frequentWords, rare, surprise } from './word-surprise.js';
import { wordsOf } from './words.js';

/** What the correction of spelling goes by. */
export interface Lexicon {
  /** Share of each word of the training phrases among them all. */
  trained: ReadonlyMap<string, number>;
  /** Words that a misspelt one may have been meant to be, by each of their `remains`. */
  byRemains: ReadonlyMap<string, readonly string[]>;
}

/** From this length on, two slips are forgiven. */
export const longWord = 8;

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
export function lexiconOf(counts: ReadonlyMap<string, number>): Lexicon {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const trained = new Map([...counts].map(([word, count]) => [word, count / total]));
  const byRemains = new Map<string, string[]>();
  for (const word of new Set([...trained.keys(), ...bareContractions, ...frequentWords().filter((frequent) => isEnglish(frequent))])) {
    for (const remains of remainsOf(word)) {
      const others = byRemains.get(remains);
      if (others) others.push(word);
      else byRemains.set(remains, [word]);
    }
  }
  return { trained, byRemains };
}

/** How unlikely a word is in what customers write, in nats: half English at large, half the training phrases. */
export function rarity(word: string, { trained }: Lexicon): number {
  return -Math.log((Math.exp(-surprise(word)) + (trained.get(word) ?? 0)) / 2);
}

/** Whether a lower-cased word is one as it stands: of English, of the encoder's vocabulary, of the training phrases, or a contraction. */
export function isWord(word: string, lexicon?: Lexicon): boolean {
  return surprise(word) < rare || lexicon?.trained.has(word) || isEnglish(word) || bareContractions.includes(word);
}

/**
 * A word, and what is left of it without one letter, or two where it is long. Words one or two slips apart have remains in
 * common, so that few words need to be compared (symmetric deletion, Garbe 2012).
 */
export function remainsOf(word: string): Set<string> {
  const remains = new Set([word, ...withoutOne(word)]);
  return word.length < longWord ? remains : new Set([...remains].flatMap((left) => [left, ...withoutOne(left)]));
}

function withoutOne(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}
