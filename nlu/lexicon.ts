import { bareContractions, firstPartOf, lastPartOf } from './contractions.js';
import { isAtLarge, type WordShares } from './known-words.js';
import { type Spelling, spellingsOf } from './spellings.js';
import { columnOfWords, gramOf, type Vocabulary } from './tf-idf.js';
import { frequentWords } from './word-surprise.js';
import { wordsOf } from './words.js';

/** What the correction of spelling goes by. */
export interface Lexicon {
  trained: WordShares;
  /** Of the phrases with a word, the share that have another right after it. */
  pairs: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** The words that stand right before a word in the phrases. */
  precursors: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of a lower-cased word, with `'s` or without. */
  spelling(word: string): Spelling;
}

/** What a word by itself counts for beside the word before it. */
const byItself = 0.2;

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
  const frequent = frequentWords().filter((word) => lowerCased.test(word) && isAtLarge(word));
  const pairs = pairsOf(vocabulary, idf);
  return { trained, pairs, precursors: precursorsIn(pairs), spelling: spellingsOf(trained, [...bareContractions, ...frequent]) };
}

/**
 * How likely a word is after another, or at the beginning; `alone` is its likelihood by itself. Pairs of the phrases count by
 * the share of the phrases with the first word that have the second right after it (interpolated as by Jelinek & Mercer 1980).
 */
export function likelihoodAfter(before: string | undefined, word: string, alone: number, { pairs }: Lexicon): number {
  if (before === undefined) return alone;
  const share = pairs.get(lastPartOf(before))?.get(firstPartOf(word)) ?? 0;
  return (1 - byItself) * share + byItself * alone;
}

/** Tells on how many sides the phrases would have a word of these first and last parts where it stands: right after one word, right before another. */
export function companyBetween(before: string | undefined, after: string | undefined, { pairs, precursors }: Lexicon) {
  const followers = before === undefined ? undefined : pairs.get(lastPartOf(before));
  const preceding = after === undefined ? undefined : precursors.get(firstPartOf(after));
  return (first: string, last: string): number => Number(followers?.has(first) ?? false) + Number(preceding?.has(last) ?? false);
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

function precursorsIn(pairs: Lexicon['pairs']): Map<string, Set<string>> {
  const precursors = new Map<string, Set<string>>();
  for (const [first, after] of pairs) {
    for (const second of after.keys()) precursors.set(second, (precursors.get(second) ?? new Set()).add(first));
  }
  return precursors;
}
