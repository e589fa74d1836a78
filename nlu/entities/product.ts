import type { CatalogueIndex, Entity } from '../understanding.js';
import { surprise } from '../word-surprise.js';
import { type Word, wordsOf } from '../words.js';
import { respelt, type Spellings, spellings } from './spelling.js';

/** A title of the catalogue, prepared for matching. */
interface Title {
  id: string;
  /** Plain words; articles are left out, because customers leave them out. */
  words: string[];
  beginsWithArticle: boolean;
  /** Says too little to be taken for a title when it stands in lower case, such as `Life` or `After You`. */
  ordinary: boolean;
}

export interface TitleIndex {
  byFirstWord: ReadonlyMap<string, readonly Title[]>;
  spellings: Spellings;
  /** Titles in a script without spaces, matched letter by letter. */
  unspaced: readonly { id: string; title: string }[];
}

/** Titles less surprising than this, in nats, turn up in ordinary sentences by chance. */
const tellingFrom = 18;

const isArticle = ({ plain }: Word) => plain === 'the' || plain === 'a' || plain === 'an';

export function indexTitles(items: CatalogueIndex['items']): TitleIndex {
  const byFirstWord = new Map<string, Title[]>();
  const known: string[] = [];
  for (const { id, title } of items) {
    const all = wordsOf(title);
    const words = all.filter((word) => !isArticle(word)).map(({ plain }) => plain);
    const [first] = words;
    if (!first) continue;
    const ordinary = words.reduce((nats, word) => nats + surprise(word), 0) < tellingFrom;
    const titles = byFirstWord.get(first) ?? [];
    titles.push({ id, words, beginsWithArticle: isArticle(all[0]!), ordinary });
    byFirstWord.set(first, titles);
    known.push(...words);
  }
  const unspaced = items.filter(({ title }) => title.length > 1 && /\p{Script=Han}/u.test(title));
  return { byFirstWord, spellings: spellings(known), unspaced };
}

/** Titles of the catalogue in a text, slips of the pen forgiven; the value is the item's id. */
export function findProducts(text: string, index: TitleIndex): Entity[] {
  const all = wordsOf(text);
  const words = all.filter((word) => !isArticle(word));
  const meant = words.map(({ plain }) => (index.byFirstWord.has(plain) ? plain : (respelt(plain, index.spellings) ?? plain)));
  const found: Entity[] = [];
  meant.forEach((word, at) => {
    for (const title of index.byFirstWord.get(word) ?? []) {
      if (!title.words.every((expected, k) => meant[at + k] === expected)) continue;
      const first = words[at]!;
      const last = words[at + title.words.length - 1]!;
      if (title.ordinary && !standsOut(text, first, last)) continue;
      const article = title.beginsWithArticle ? all[all.indexOf(first) - 1] : undefined;
      found.push(product(text, article && isArticle(article) ? article.start : first.start, last.end, title.id));
    }
  });
  for (const { id, title } of index.unspaced) {
    const start = text.indexOf(title);
    if (start >= 0) found.push(product(text, start, start + title.length, id));
  }
  return found;
}

/** Written as a title is: in quotation marks, or with capitals that the beginning of a sentence does not explain. */
function standsOut(text: string, first: Word, last: Word): boolean {
  const quotes = /["“”‘’']/;
  if (quotes.test(text[first.start - 1] ?? '') && quotes.test(text[last.end] ?? '')) return true;
  if (text === text.toUpperCase()) return false;
  const beginsSentence = /(^|[.!?])\s*$/.test(text.slice(0, first.start));
  const capital = (word: Word) => /^[\p{Lu}\p{N}]/u.test(word.text);
  return capital(first) && capital(last) && (first !== last || !beginsSentence);
}

function product(text: string, start: number, end: number, id: string): Entity {
  return { type: 'product', start, end, text: text.slice(start, end), value: id };
}
