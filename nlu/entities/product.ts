import { isWord } from '../known-words.js';
import type { CatalogueIndex, Entity } from '../understanding.js';
import { surprise } from '../word-surprise.js';
import { type Word, wordsOf } from '../words.js';
import { entityAt } from './matches.js';
import { findNames, indexNames, isCapitalised, isQuoted, type NameIndex } from './names.js';

/** How a title has to be written to be taken for one. */
type Condition = 'none' | 'expected' | 'standing out' | 'quoted';

interface TitleOwner {
  id: string;
  condition: Condition;
  /** The signs that the name ends in, such as the question mark of `Whose Body?`. */
  ending: string;
}
export type TitleIndex = NameIndex<TitleOwner>;

/** Titles less surprising than this, in nats, turn up in ordinary sentences by chance, such as `Life` or `After You`. */
const tellingFrom = 18;

export function indexTitles(items: CatalogueIndex['items']): TitleIndex {
  return indexNames(
    items.flatMap(({ id, title }) =>
      namesOf(title).map(({ name, condition }) => ({ name, owner: { id, condition, ending: /[!?…]*$/.exec(name)![0] } })),
    ),
  );
}

/** A title, and what stands before its colon; that alone is a word like any other, unless it is in quotation marks. */
function namesOf(title: string): { name: string; condition: Condition }[] {
  const whole = { name: title, condition: conditionOf(title) };
  const main = title.split(/:\s/)[0]!;
  if (main === title) return [whole];
  return [whole, { name: main, condition: wordsOf(main).length > 1 ? conditionOf(main) : 'quoted' }];
}

/** A title of one word that things are called, as `Dune` or `The Notebook`, is one where a thing would need an article. */
const expecting =
  /(?:^|\b(?:have|got|is|was|are|as|of|read|finished|loved?|liked?|about|buy|bought|order|ordered|get|want|sell|stock|book|novel|titled?|called|named|and|or|for|than|with)\s+)(?:the\s+)?$/i;

function conditionOf(name: string): Condition {
  const nats = wordsOf(name).reduce((sum, { plain }) => (/^(?:the|an?|and)$/.test(plain) ? sum : sum + surprise(plain)), 0);
  if (nats < tellingFrom) return 'standing out';
  const [word, ...others] = wordsOf(name).filter(({ plain }) => plain !== 'the');
  return others.length === 0 && word && isWord(word.plain) ? 'expected' : 'none';
}

/** Titles of the catalogue in a text, with the signs they end in; the value is the item's id. */
export function findProducts(text: string, words: readonly Word[], index: TitleIndex): Entity[] {
  return findNames(words, index)
    .filter(({ name, first, last }) => fulfils(name.owner.condition, text, first, last))
    .map(({ name: { owner }, start, end }) => {
      const ending = text.startsWith(owner.ending, end) ? owner.ending.length : 0;
      return entityAt('product', text, start, end + ending, owner.id);
    });
}

function fulfils(condition: Condition, text: string, first: Word, last: Word): boolean {
  if (condition === 'none' || isQuoted(text, first, last)) return true;
  if (condition === 'quoted') return false;
  return (
    isCapitalised(text, first, last) || (condition === 'expected' && expecting.test(text.slice(Math.max(0, first.start - 30), first.start)))
  );
}
