import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bareContractions } from './contractions.js';
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

/** Short entries of the dictionary are mostly abbreviations and names (`ym`, `na`, `ned`). */
const dictionaryWord = /^[a-z]{4,}$/;
const lowerCased = /^[a-z]+$/;

/** Prepares the correction of spelling for a model trained on these phrases. Takes 0.2 s and some 10 MB. */
export function lexiconOf(phrases: readonly string[]): Lexicon {
  const trained = sharesOf(phrases.flatMap((phrase) => wordsOf(phrase).map(({ plain }) => plain)).filter((word) => lowerCased.test(word)));
  const byRemains = new Map<string, string[]>();
  for (const word of new Set([...trained.keys(), ...bareContractions, ...frequentWords().filter((frequent) => english().has(frequent))])) {
    for (const remains of remainsOf(word)) {
      const others = byRemains.get(remains);
      if (others) others.push(word);
      else byRemains.set(remains, [word]);
    }
  }
  return { trained, byRemains };
}

function sharesOf(words: readonly string[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const word of words) shares.set(word, (shares.get(word) ?? 0) + 1 / words.length);
  return shares;
}

/** How unlikely a word is in what customers write, in nats: half English at large, half the training phrases. */
export function rarity(word: string, { trained }: Lexicon): number {
  return -Math.log((Math.exp(-surprise(word)) + (trained.get(word) ?? 0)) / 2);
}

/** Whether a lower-cased word is one as it stands: of English, of the encoder's vocabulary, of the training phrases, or a contraction. */
export function isWord(word: string, lexicon?: Lexicon): boolean {
  return surprise(word) < rare || lexicon?.trained.has(word) || english().has(word) || bareContractions.includes(word);
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

let dictionary: ReadonlySet<string> | undefined;

/** 43,000 lower-cased words, which `natural` has for tagging parts of speech; read when first needed. */
function english(): ReadonlySet<string> {
  dictionary ??= new Set(Object.keys(readDictionary()).filter((word) => dictionaryWord.test(word)));
  return dictionary;
}

function readDictionary(): object {
  const file = createRequire(import.meta.url).resolve('natural/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json');
  return JSON.parse(readFileSync(file, 'utf8'));
}
