import { isWord } from '../known-words.js';
import type { CatalogueIndex, Entity } from '../understanding.js';
import { type Word, wordsOf } from '../words.js';
import { tagsOf } from './compromise.js';
import { entityAt } from './matches.js';
import { findNames, indexNames, isCapitalised, type NameIndex, withoutPossessive } from './names.js';
import { slipsBetween } from './spelling.js';

/** A creator as the catalogue has the name; `told` where the part of the name tells by itself who is meant. */
type CreatorOwner = { creator: string; told: boolean };
export type CreatorIndex = NameIndex<CreatorOwner>;

/** Last names shorter than this tell too little to stand in lower case. */
const shortestTelling = 4;

export function indexCreators(items: CatalogueIndex['items']): CreatorIndex {
  const works = new Map<string, number>();
  for (const creator of items.flatMap(({ creators }) => creators)) works.set(creator, (works.get(creator) ?? 0) + 1);
  const names = new Map<string, CreatorOwner>();
  // Of two who share a last name, the one with more works is meant.
  for (const [creator] of [...works].sort((a, b) => b[1] - a[1])) {
    for (const { name, told } of namesOf(creator)) {
      if (!names.has(name)) names.set(name, { creator, told });
    }
  }
  return indexNames([...names].map(([name, owner]) => ({ name, owner })));
}

const nameTags = new Set(['FirstName', 'MaleName', 'FemaleName', 'LastName', 'Person']);
/** These have no last name. */
const institution = /\b(?:university|universit\w+|college|school|institute|academy|press|foundation|company|inc|ltd|group|team)\b/i;

/** `J. R. R. Tolkien` is `JRR Tolkien` and `Tolkien` too; `Arthur Conan Doyle` is `Conan Doyle`. */
function namesOf(creator: string): { name: string; told: boolean }[] {
  const words = wordsOf(creator).map(({ plain }) => plain);
  const last = words.at(-1);
  if (!last || words.length === 1 || institution.test(creator)) return [{ name: creator, told: !isOrdinary(creator.toLowerCase()) }];
  const initials = words.filter((word) => word.length === 1);
  const spelt = words.filter((word) => word.length > 1);
  return [
    { name: words.join(' '), told: true },
    ...(initials.length > 1 ? [{ name: `${initials.join('')} ${spelt.join(' ')}`, told: true }] : []),
    ...(spelt.length > 1 && spelt.length < words.length ? [{ name: spelt.join(' '), told: true }] : []),
    ...(spelt.length > 2 ? [{ name: spelt.slice(-2).join(' '), told: true }] : []),
    { name: last, told: !isOrdinary(last) },
  ];
}

/** A word or a place as well; a name that nothing else is called tells. */
function isOrdinary(name: string): boolean {
  const tags = tagsOf(name);
  return name.length < shortestTelling || isWord(name) || (tags.length > 0 && !tags.some((tag) => nameTags.has(tag)));
}

/** Authors and teachers of the catalogue in a text, by their whole name, or by a last name that tells; the value is the whole name. */
export function findCreators(text: string, words: readonly Word[], index: CreatorIndex): Entity[] {
  return (
    findNames(words, index)
      // Two slips away from a single word is another word as often, as `Christmas` from `Christian`.
      .filter(({ name, first }) => name.words.length > 1 || slipsBetween(withoutPossessive(first), name.words[0]!, 1) <= 1)
      .filter(({ name, first, last }) => name.owner.told || (isCredited(text, first) && isCapitalised(text, first, last)))
      .map(({ name, start, end }) => entityAt('creator', text, start, end, name.owner.creator))
  );
}

/** `by King`: an ordinary word for a name, where a name is expected. */
function isCredited(text: string, first: Word): boolean {
  return /\b(?:by|author|writer|written\s+by)\s+$/i.test(text.slice(Math.max(0, first.start - 30), first.start));
}
