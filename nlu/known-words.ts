import { bareContractions } from './contractions.js';
import { isEnglish, isName, isOrdinary } from './english-words.js';
import { rare, surprise } from './word-surprise.js';

/** Share of each word of the training phrases among them all. */
export type WordShares = ReadonlyMap<string, number>;

/** What English at large counts for beside the training phrases. */
const atLarge = 0.3;
/** How unlikely a word is in English, in nats, that only the dictionary has, and a contraction. */
const inDictionary = 14;
const contracted = 9;
/** Words of those who type on a telephone. */
const shorthand = new Set(['u', 'ur', 'r', 'k', 'ok', 'pls', 'plz', 'thx', 'lol', 'omg', 'btw', 'idk', 'asap', 'fyi', 'pw', 'wifi']);
/** Pieces of words up to this length are words only if the dictionary has them as such. */
const shortPiece = 3;

/** How likely a lower-cased word is in what customers write, in (0, 1]. */
export function likelihood(word: string, trained: WordShares): number {
  return atLarge * Math.exp(-surpriseAtLarge(word)) + (1 - atLarge) * (trained.get(word) ?? 0);
}

/** Whether a lower-cased word need not be a slip: it is English, or the phrases have it. */
export function isKnown(word: string, trained: WordShares): boolean {
  return trained.has(word) || surpriseAtLarge(word) < rare;
}

/** Whether a lower-cased word is one as it stands: of English, of the encoder's vocabulary, of the training phrases, or a contraction. */
export function isWord(word: string, trained?: WordShares): boolean {
  if (word.length === 1) return word === 'a' || word === 'i' || (trained?.has(word) ?? false);
  return surprise(word) < rare || trained?.has(word) || isEnglish(word) || bareContractions.has(word);
}

/** Whether a word of the encoder's vocabulary stands for itself, and not only for the beginning of others. */
export function isAtLarge(word: string): boolean {
  if (word.length === 1) return word === 'a' || word === 'i';
  return word.length <= shortPiece ? isOrdinary(word) : isEnglish(word);
}

/** How unlikely a word is in English, in nats. The beginnings of words that the encoder knows are none. */
function surpriseAtLarge(word: string): number {
  if (bareContractions.has(word) || shorthand.has(word)) return contracted;
  const frequency = surprise(word);
  if (frequency < rare) return isAtLarge(word) || word.length > shortPiece ? frequency : rare;
  return isEnglish(word) || isName(word[0]!.toUpperCase() + word.slice(1)) ? inDictionary : rare;
}
