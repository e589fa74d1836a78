import distance from 'natural/lib/natural/distance/index.js';
import { isWord } from '../known-words.js';
import { tagsOf } from './compromise.js';

/** Words shorter than this must be spelt right: a slip in them makes another word. */
const shortest = 5;
/** Longer runs of letters are no words. */
const longest = 40;
/** From this length on, two slips are forgiven. */
const long = 9;

/** A known word with the set of its letters, a bit for each. */
interface Known {
  word: string;
  letters: number;
}

/**
 * Known words by their first letter, which is seldom mistyped, and length. Thousands of names are prepared in milliseconds
 * whenever the catalogue has changed; the index by remains that corrects sentences would take a second and 60 MB for them.
 */
export type Spellings = ReadonlyMap<string, readonly Known[]>;

export function spellings(words: Iterable<string>): Spellings {
  const byShape = new Map<string, Known[]>();
  for (const word of new Set(words)) {
    if (word.length < shortest) continue;
    const shape = shapeOf(word[0]!, word.length);
    const others = byShape.get(shape);
    const known = { word, letters: lettersOf(word) };
    if (others) others.push(known);
    else byShape.set(shape, [known]);
  }
  return byShape;
}

/**
 * The known words that may have been meant by a word that is none: the closest by Damerau-Levenshtein distance, one slip
 * away, or two in a long word.
 */
export function respelt(word: string, known: Spellings): string[] {
  if (word.length < shortest || word.length > longest || isMeant(word)) return [];
  const letters = lettersOf(word);
  let most = slipsForgiven(word);
  let best: string[] = [];
  for (let length = word.length - most; length <= word.length + most; length++) {
    for (const candidate of known.get(shapeOf(word[0]!, length)) ?? []) {
      if (ones(candidate.letters ^ letters) > 2 * most) continue;
      const slips = slipsBetween(word, candidate.word, most);
      if (slips > most) continue;
      if (slips < most) [best, most] = [[], slips];
      best.push(candidate.word);
    }
  }
  return best;
}

/** Whether a word that is none of English can be a known one with slips. The words beside it speak for it, so shorter ones may have them, or two. */
export function isMisspelt(word: string, known: string): boolean {
  if (known.length < shortest - 1 || word.length > longest || isMeant(word)) return false;
  const most = known.length > shortest ? 2 : 1;
  return Math.abs(word.length - known.length) <= most && slipsBetween(word, known, most) <= most;
}

/** A word of English, a name, a feast is meant as it stands. */
function isMeant(word: string): boolean {
  return isWord(word) || tagsOf(word).length > 0;
}

function slipsForgiven(word: string): number {
  return word.length >= long ? 2 : 1;
}

/** Damerau-Levenshtein distance; Infinity for more than `most`, as far as that is seen without counting: what two words have in common at both ends costs nothing. */
export function slipsBetween(a: string, b: string, most: number): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  // One slip leaves a letter, or two that have changed places.
  if (most === 1 && Math.max(left.length, right.length) > 2) return Number.POSITIVE_INFINITY;
  if (left === '' || right === '') return left.length + right.length;
  return distance.DamerauLevenshteinDistance(left, right, { restricted: true });
}

function shapeOf(first: string, length: number): string {
  return first + length;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function ones(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
