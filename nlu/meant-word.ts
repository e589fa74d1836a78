import distance from 'natural/lib/natural/distance/index.js';
import { keysBeside } from './keyboard.js';
import { candidatesFor, follows, isLong, type Lexicon, rarity } from './lexicon.js';

/** A short word has so many others beside it that only frequent ones count: the largest rarity, in nats, by its length. */
const rarest: Record<number, number> = { 1: 6, 2: 6.5, 3: 7.5, 4: 9.5 };

/** A frequent word of this length, in nats, may have been meant with two slips; others must be long or have their company. */
const frequent = 8.5;
const shortestWithTwoSlips = 4;

/** What speaks for a candidate beside its frequency, in nats: the first letter is seldom wrong, some slips are common, and words keep company. */
const sameFirstLetter = 3;
const commonSlip = 3;
const keyBeside = 2;
const sameCompany = 5;
/**
 * A word that the phrases do not have, though it is one, is taken for a slip where all its company is that of another word,
 * and that is so much more frequent, in nats: between two words, and with one on one side.
 */
const realWordFrom = { between: 1, beside: 4 };

/** The words before and after one, lower-cased; absent at the ends of the text. */
export interface Company {
  before: string | undefined;
  after: string | undefined;
}

/** The word that was most likely meant by one that is none, lower-cased: one slip away, or two where it is clear all the same. */
export function likeliest(word: string, company: Company, lexicon: Lexicon): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidatesFor(word, lexicon)) {
    if (candidate.length === 1) continue;
    const doubt = doubtOf(word, candidate, company, lexicon);
    if (doubt < least) [best, least] = [candidate, doubt];
  }
  return best;
}

/** How little speaks for a candidate, in nats; Infinity for what is too far away. Fewer slips speak louder than all else. */
function doubtOf(word: string, candidate: string, company: Company, lexicon: Lexicon): number {
  const shorter = word.length < candidate.length ? word : candidate;
  const slips = slipsBetween(word, candidate);
  const kept = companyOf(candidate, company, lexicon);
  const nats = rarity(candidate, lexicon) - sameCompany * kept;
  const alike = word[0] === candidate[0];
  const clear =
    (kept > 0 && kept === sidesOf(company)) ||
    (alike && (isLong(shorter) || (shorter.length >= shortestWithTwoSlips && rarity(candidate, lexicon) < frequent)));
  if (slips > (clear ? 2 : 1) || nats > (rarest[shorter.length] ?? Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
  return 100 * slips + nats - (alike ? sameFirstLetter : 0) - slipWorth(word, candidate);
}

/** The word that was meant by another one that is a word as well, lower-cased. */
export function outOfPlace(word: string, company: Company, lexicon: Lexicon): string | undefined {
  const sides = sidesOf(company);
  if (sides === 0 || lexicon.trained.has(word)) return undefined;
  const most = rarity(word, lexicon) - (sides === 2 ? realWordFrom.between : realWordFrom.beside);
  const better = [...candidatesFor(word, lexicon)].filter(
    (candidate) =>
      candidate.length > 1 &&
      !isInflected(word, candidate) &&
      rarity(candidate, lexicon) < most &&
      companyOf(candidate, company, lexicon) === sides &&
      slipsBetween(word, candidate) === 1,
  );
  return better.sort((a, b) => rarity(a, lexicon) - rarity(b, lexicon))[0];
}

function sidesOf({ before, after }: Company): number {
  return Number(before !== undefined) + Number(after !== undefined);
}

/** On how many sides the company is one in which the phrases have a word. */
function companyOf(word: string, { before, after }: Company, lexicon: Lexicon): number {
  return Number(before !== undefined && follows(before, word, lexicon)) + Number(after !== undefined && follows(word, after, lexicon));
}

/** `invoice` and `invoices`, `like` and `liked`. */
function isInflected(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long === `${short}s` || long === `${short}d`;
}

function slipsBetween(a: string, b: string): number {
  return distance.DamerauLevenshteinDistance(a, b, { restricted: true });
}

/** How common the slip is that leads from one word to another: a letter left out or doubled, two that changed places, the key beside the right one. */
function slipWorth(word: string, meant: string): number {
  if (word.length < meant.length) return commonSlip;
  if (word.length > meant.length) return undoubled(word) === undoubled(meant) ? commonSlip : 0;
  if ([...word].sort().join() === [...meant].sort().join()) return commonSlip;
  return [...word].every((letter, at) => letter === meant[at] || keysBeside(meant[at]!).includes(letter)) ? keyBeside : 0;
}

function undoubled(word: string): string {
  return word.replace(/(.)\1/g, '$1');
}
