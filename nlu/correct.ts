import distance from 'natural/lib/natural/distance/index.js';
import { isWord, type Lexicon, longWord, rarity, remainsOf } from './lexicon.js';

/** Latin words that stand alone: no parts of addresses and order numbers. Longer ones are none. */
const words = /(?<![\p{L}\p{N}\p{M}@._/'-])[A-Za-z]{2,24}(?:'[A-Za-z]{1,2})?(?![\p{L}\p{N}\p{M}@_/'-]|\.\p{L})/gu;

/** A short word has so many others beside it that only frequent ones count: the largest rarity, in nats, by its length. */
const rarest: Record<number, number> = { 2: 6.5, 3: 7.5, 4: 9.5 };

/** What speaks for a candidate beside its frequency, in nats: the first letter is seldom wrong, and some slips are common. */
const sameFirstLetter = 4;
const commonSlip = 3;

/**
 * Puts right the words of an English text that are none: what each was most likely meant to be, one slip away or two in a
 * long word. A capital inside a sentence makes a name, which is left alone. Words that are right stay as they are; a
 * contraction that is put right comes back without its apostrophe.
 */
export function correct(text: string, lexicon: Lexicon): string {
  return text.replace(words, (word, at: number) => {
    const [stem, ending] = word.endsWith("'s") ? [word.slice(0, -2), "'s"] : [word.replace("'", ''), ''];
    const plain = stem.toLowerCase();
    const capital = stem[0] !== plain[0];
    if (isWord(plain, lexicon) || (ending && isWord(`${plain}s`, lexicon))) return word;
    if (capital && !beginsSentence(text, at)) return word;
    const meant = likeliest(plain, lexicon);
    if (!meant) return word;
    return (capital ? meant[0]!.toUpperCase() + meant.slice(1) : meant) + ending;
  });
}

function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?:,])\s*$/.test(text.slice(0, at));
}

function likeliest(word: string, lexicon: Lexicon): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  const candidates = new Set([...remainsOf(word)].flatMap((remains) => lexicon.byRemains.get(remains) ?? []));
  for (const candidate of candidates) {
    const doubt = doubtOf(word, candidate, lexicon);
    if (doubt < least) [best, least] = [candidate, doubt];
  }
  return best;
}

/** How little speaks for a candidate, in nats; Infinity for what is too far away. Fewer slips speak louder than all else. */
function doubtOf(word: string, candidate: string, lexicon: Lexicon): number {
  const length = Math.min(word.length, candidate.length);
  const slips = distance.DamerauLevenshteinDistance(word, candidate, { restricted: true });
  const nats = rarity(candidate, lexicon);
  const alike = word[0] === candidate[0];
  const most = alike && length >= longWord - 1 ? 2 : 1;
  if (slips > most || nats > (rarest[length] ?? Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
  return 100 * slips + nats - (alike ? sameFirstLetter : 0) - (isCommonSlip(word, candidate) ? commonSlip : 0);
}

/** Letters that changed places, or one that is doubled or should be. */
function isCommonSlip(word: string, candidate: string): boolean {
  if (word.length === candidate.length) return [...word].sort().join() === [...candidate].sort().join();
  return undoubled(word) === undoubled(candidate);
}

function undoubled(word: string): string {
  return word.replace(/(.)\1/g, '$1');
}
