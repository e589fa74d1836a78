import type { Entity, Understanding } from '../../nlu/understanding.js';
import type { PriceRange } from '../../recommender/serving/request.js';
import { chinese } from './chinese.js';
import { english } from './english.js';
import type { WishPatterns } from './patterns.js';
import { priceIn } from './price.js';
import { isSameSpan, type Span, without } from './span.js';

/** How each language that we serve words wishes. */
const patternsOf: Readonly<Record<string, WishPatterns>> = { en: english, zh: chinese };

export interface WishesRead {
  subjects?: string[];
  creators?: string[];
  languages?: string[];
  price?: PriceRange;
  cheap?: true;
  without?: { subjects?: string[]; creators?: string[] };
  /** Ids of items that are not wanted. */
  exclude?: string[];
  like?: string[];
  likeCreators?: string[];
  has?: string[];
  words?: string;
  forSomebodyElse?: true;
  next?: true;
}

/** What of an understanding tells wishes. */
export type Said = Pick<Understanding, 'entities'> & Partial<Pick<Understanding, 'text' | 'language'>>;

/** What an item should be like, as far as a message says so; what it does not say is not there. */
export function readWishes({ text = '', language = 'en', entities }: Said): WishesRead {
  const patterns = patternsOf[language] ?? english;
  const named = entities.filter(
    (entity) => entity.type === 'subject' || entity.type === 'creator' || (entity.type === 'product' && !isSubjectToo(entity, entities)),
  );
  const unwanted = unwantedAmong(named, text, patterns);
  const wanted = named.filter((entity) => !unwanted.includes(entity));
  const alike = wanted.filter((entity) => entity.type !== 'subject' && saysAlike(entity, text, patterns));
  const had = wanted.filter((entity) => entity.type === 'product' && patterns.had.test(text.slice(0, entity.start)));
  const valuesOf = (some: readonly Entity[], type: string) =>
    some.filter((entity) => entity.type === type).map(({ value }) => String(value));
  const asked = wanted.filter((entity) => !alike.includes(entity));

  const price = priceIn(
    text,
    entities.filter(({ type }) => type === 'money'),
    patterns,
  );
  const languages = Array.from(text.matchAll(patterns.inLanguage));
  const others = Array.from(text.matchAll(patterns.forSomebodyElse));
  const words = wordsLeft(text, {
    patterns,
    subjects: asked.filter(({ type }) => type === 'subject'),
    told: [
      ...named.filter((entity) => entity.type !== 'subject' || unwanted.includes(entity)),
      ...(price?.spans ?? []),
      ...[...languages, ...others, ...text.matchAll(patterns.refused)].map(({ 0: all, index }) => ({
        start: index,
        end: index + all.length,
      })),
    ],
  });
  const languageCodes = languages.flatMap(({ groups = {} }) => {
    const name = groups.language ?? groups.language2 ?? groups.language3;
    return patterns.languages.get(name!.toLowerCase()) ?? [];
  });
  return present({
    subjects: valuesOf(asked, 'subject'),
    creators: valuesOf(asked, 'creator'),
    languages: languageCodes,
    price: price?.price,
    cheap: patterns.cheap.test(text) || undefined,
    without: presentOrNone({ subjects: valuesOf(unwanted, 'subject'), creators: valuesOf(unwanted, 'creator') }),
    exclude: valuesOf(unwanted, 'product'),
    // A title that is named where something is to be recommended is an example of it.
    like: valuesOf(wanted, 'product'),
    likeCreators: valuesOf(alike, 'creator'),
    has: valuesOf(had, 'product'),
    words,
    forSomebodyElse: others.length > 0 || undefined,
    next: patterns.next.test(text) || undefined,
  });
}

/** Whoever has something recommended means by a title that is the name of a subject as well the subject. */
function isSubjectToo(title: Entity, entities: readonly Entity[]): boolean {
  return entities.some((other) => other.type === 'subject' && isSameSpan(other, title));
}

/** Names that a text refuses: after "not", and after such a name with "or". */
function unwantedAmong(named: readonly Entity[], text: string, patterns: WishPatterns): Entity[] {
  const unwanted: Entity[] = [];
  for (const entity of named.toSorted((a, b) => a.start - b.start)) {
    const before = text.slice(0, entity.start);
    const last = unwanted.at(-1);
    const joined = last !== undefined && last.type === entity.type && patterns.andAnother.test(text.slice(last.end, entity.start));
    if (joined || patterns.unwantedBefore.test(before) || patterns.unwantedAfter.test(text.slice(entity.end))) unwanted.push(entity);
  }
  return unwanted;
}

function saysAlike({ start, end }: Span, text: string, { alikeBefore, alikeAfter }: WishPatterns): boolean {
  return alikeBefore.test(text.slice(0, start)) || alikeAfter.test(text.slice(end));
}

interface Told {
  patterns: WishPatterns;
  subjects: readonly Span[];
  /** What is understood already. */
  told: readonly Span[];
}

/** What a text says that nothing else has understood, with the subjects beside it; undefined where there is nothing but subjects. */
function wordsLeft(text: string, { patterns: { filler }, subjects, told }: Told): string | undefined {
  const bare = (some: string) =>
    some
      .replace(filler, ' ')
      .replace(/[^\p{L}\p{N}'’-]+/gu, ' ')
      .trim();
  const left = without(text, told);
  return /\p{L}{2}/u.test(bare(without(left, subjects))) ? bare(left) : undefined;
}

/** Without what is empty. */
function present<Fields extends object>(fields: Fields): Fields {
  const isThere = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isThere(value))) as Fields;
}

function presentOrNone<Fields extends object>(fields: Fields): Fields | undefined {
  const there = present(fields);
  return Object.keys(there).length > 0 ? there : undefined;
}
