import { surprise } from '../word-surprise.js';
import { type Word, wordsOf } from '../words.js';
import { isMisspelt, respelt, type Spellings, spellings } from './spelling.js';

/** A name of the catalogue, prepared for matching. */
export interface Name<Owner> {
  owner: Owner;
  /** Plain words without the small ones that customers leave out. */
  words: readonly string[];
  beginsWithArticle: boolean;
}

/** Names by each of their telling words, with its place among them. */
export interface NameIndex<Owner> {
  byWord: ReadonlyMap<string, readonly { name: Name<Owner>; at: number }[]>;
  spellings: Spellings;
}

/** Where a name stands in a text; `first` and `last` are the words around it, an article before it apart. */
export interface Sighting<Owner> {
  name: Name<Owner>;
  first: Word;
  last: Word;
  start: number;
  end: number;
}

/** Nats. Words less surprising than this lead to too many names. */
const tellingFrom = 12;

const isArticle = ({ plain }: Word) => /^(?:the|teh|an?)$/.test(plain);
const isSmall = (word: Word) => isArticle(word) || word.plain === 'and';

export function indexNames<Owner>(names: readonly { name: string; owner: Owner }[]): NameIndex<Owner> {
  const byWord = new Map<string, { name: Name<Owner>; at: number }[]>();
  for (const { name: written, owner } of names) {
    const all = wordsOf(written);
    const words = all.filter((word) => !isSmall(word)).map(({ plain }) => plain);
    const name = { owner, words, beginsWithArticle: all.length > 0 && isArticle(all[0]!) };
    for (const at of tellingPlaces(words)) {
      const others = byWord.get(words[at]!);
      if (others) others.push({ name, at });
      else byWord.set(words[at]!, [{ name, at }]);
    }
  }
  return { byWord, spellings: spellings(byWord.keys()) };
}

/** Places of the telling words, or of the most telling one. */
function tellingPlaces(words: readonly string[]): number[] {
  const nats = words.map(surprise);
  const least = Math.min(tellingFrom, Math.max(...nats));
  return words.flatMap((_, at) => (nats[at]! >= least ? [at] : []));
}

/** Names in a text, slips of the pen forgiven, found by one telling word and confirmed by the others. */
export function findNames<Owner>(all: readonly Word[], { byWord, spellings }: NameIndex<Owner>): Sighting<Owner>[] {
  const words = all.filter((word) => !isSmall(word));
  const sightings: Sighting<Owner>[] = [];
  words.forEach((word, place) => {
    for (const meant of meantBy(word, { byWord, spellings })) {
      for (const { name, at } of byWord.get(meant) ?? []) {
        const first = words[place - at];
        const last = words[place - at + name.words.length - 1];
        if (!first || !last || !name.words.every((expected, k) => k === at || stands(expected, words[place - at + k]!))) continue;
        const before = name.beginsWithArticle ? all[all.indexOf(first) - 1] : undefined;
        const start = before && isArticle(before) ? before.start : first.start;
        sightings.push({ name, first, last, start, end: endOf(last, name.words.at(-1)!) });
      }
    }
  });
  return sightings;
}

/** The words of names that a word of a text may stand for. */
function meantBy<Owner>(word: Word, { byWord, spellings }: NameIndex<Owner>): string[] {
  if (byWord.has(word.plain)) return [word.plain];
  const owner = withoutPossessive(word);
  if (owner !== word.plain && byWord.has(owner)) return [owner];
  const meant = respelt(word.plain, spellings);
  return meant.length > 0 || owner === word.plain ? meant : respelt(owner, spellings);
}

function stands(expected: string, word: Word): boolean {
  return word.plain === expected || withoutPossessive(word) === expected || isMisspelt(word.plain, expected);
}

/** `christie` for `Christie's`. */
export function withoutPossessive({ text, plain }: Word): string {
  return /['’]s$/i.test(text) ? plain.slice(0, -1) : plain;
}

/** Without a possessive s that the name has not. */
function endOf(word: Word, expected: string): number {
  return word.plain !== expected && withoutPossessive(word) !== word.plain ? word.end - 2 : word.end;
}

/** Written as a name is: with capitals that neither shouting nor the beginning of a sentence explains. */
export function isCapitalised(text: string, first: Word, last: Word): boolean {
  if (text === text.toUpperCase()) return false;
  const capital = (word: Word) => /^[\p{Lu}\p{N}]/u.test(word.text);
  if (!capital(first) || !capital(last)) return false;
  if (first !== last) return true;
  const before = text.slice(Math.max(0, first.start - 40), first.start);
  const beginsSentence = /(?:^|[.!?])\s*$/.test(before);
  // The `Road` of `4 Oak Road` is part of another name.
  const follows = /[^.!?\s]\s+(?!(?:The|An?)\s)\p{Lu}\p{L}+\s$/u.test(before);
  return !beginsSentence && !follows;
}

export function isQuoted(text: string, first: Word, last: Word): boolean {
  const quotes = /["“”‘’'《》「」]/;
  return quotes.test(text[first.start - 1] ?? '') && quotes.test(text[last.end] ?? '');
}
