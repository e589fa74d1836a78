import distance from 'natural/lib/natural/distance/index.js';
import { rare, surprise } from '../word-surprise.js';

/** Words shorter than this must be spelt right: a slip in them makes another word. */
const shortest = 5;
/** From this length on, two slips are forgiven. */
const long = 9;

/** Known words by their first letter, which is seldom mistyped and spares most comparisons. */
export type Spellings = ReadonlyMap<string, readonly string[]>;

export function spellings(words: Iterable<string>): Spellings {
  const byLetter = new Map<string, string[]>();
  for (const word of new Set(words)) {
    if (word.length < shortest) continue;
    const others = byLetter.get(word[0]!);
    if (others) others.push(word);
    else byLetter.set(word[0]!, [word]);
  }
  return byLetter;
}

/**
 * The known word that was meant by a word that is not known: the closest by Damerau-Levenshtein distance, one slip away,
 * or two in a long word. An ordinary English word is taken to be meant as it stands.
 */
export function respelt(word: string, known: Spellings): string | undefined {
  if (word.length < shortest || surprise(word) < rare) return undefined;
  let best: string | undefined;
  let least = (word.length >= long ? 2 : 1) + 1;
  for (const candidate of known.get(word[0]!) ?? []) {
    if (Math.abs(candidate.length - word.length) >= least || lettersApart(word, candidate) > 2 * (least - 1)) continue;
    const slips = distance.DamerauLevenshteinDistance(word, candidate, { restricted: true });
    if (slips < least) [best, least] = [candidate, slips];
  }
  return best;
}

/** Letters that one word has and the other lacks; a slip adds two at most. Much cheaper than the distance. */
function lettersApart(a: string, b: string): number {
  const rest = [...b];
  let apart = 0;
  for (const letter of a) {
    const at = rest.indexOf(letter);
    if (at < 0) apart += 1;
    else rest.splice(at, 1);
  }
  return apart + rest.length;
}
