import { remembering } from '../platform/memory.js';
import { firstPartOf, lastPartOf } from './contractions.js';
import { isKnown, likelihood, type WordShares } from './known-words.js';
import { isOneSlip, slipCost } from './slips.js';

/** What is known of a word that was written. */
export interface Spelling {
  /** Whether it need not be a slip. */
  known: boolean;
  /** In (0, 1]. */
  likelihood: number;
  /** What it may have been meant to be: one slip away from a known word, two from another. */
  alternatives: readonly Alternative[];
}

export interface Alternative {
  plain: string;
  /** What writing the other word for it costs, in nats. */
  slip: number;
  /** In (0, 1]. */
  likelihood: number;
  /** Whether the training phrases have it. */
  trained: boolean;
  /** Its first part and its last, which stand beside its neighbours: two of a contraction. */
  first: string;
  last: string;
}

/** From these lengths on, two slips are forgiven: in any word, and in one of the phrases. */
const longWord = 8;
const longPhraseWord = 4;
/** Most of what people write are the same few thousand words. */
const mostRemembered = 20_000;

/** Looks lower-cased words up, each with `'s` or without, among those that may be meant: words of the phrases, and others. */
export function spellingsOf(trained: WordShares, others: Iterable<string>): (word: string) => Spelling {
  const byRemains = new Map<string, string[]>();
  for (const word of new Set([...trained.keys(), ...others])) {
    for (const remains of remainsOf(word, word.length >= (trained.has(word) ? longPhraseWord : longWord))) {
      const alike = byRemains.get(remains);
      if (alike) alike.push(word);
      else byRemains.set(remains, [word]);
    }
  }

  return remembering(mostRemembered, (written) => {
    const possessive = written.endsWith("'s");
    const word = possessive ? written.slice(0, -2) : written;
    const known = isKnown(word, trained) || (possessive && isKnown(`${word}s`, trained));
    const two = !known && word.length >= longPhraseWord;
    const near = new Set([...remainsOf(word, two)].flatMap((remains) => byRemains.get(remains) ?? []));
    const alternatives = [...near].flatMap((plain): Alternative[] => {
      if (plain === word || plain.length === 1 || (known && isInflected(word, plain))) return [];
      const slip = slipCost(word, plain);
      if (slip === Number.POSITIVE_INFINITY || (known && !isOneSlip(slip))) return [];
      const parts = { first: firstPartOf(plain), last: lastPartOf(plain) };
      return [{ plain, slip, likelihood: likelihood(plain, trained), trained: trained.has(plain), ...parts }];
    });
    return { known, likelihood: likelihood(word, trained), alternatives };
  });
}

/** `invoice` and `invoices`, `like` and `liked`. */
function isInflected(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long === `${short}s` || long === `${short}d`;
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
