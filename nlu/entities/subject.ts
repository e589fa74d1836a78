import type { Entity } from '../understanding.js';
import { singular, type Word, wordsOf } from '../words.js';
import { entityAt } from './matches.js';
import { respelt, type Spellings, spellings } from './spelling.js';

/** What customers say for subjects that catalogues name otherwise. Used where the catalogue has the subject. */
const otherNames: Record<string, readonly string[]> = {
  'artificial intelligence': ['ai'],
  art: ['painting', 'drawing'],
  biography: ['life story'],
  business: ['management', 'entrepreneurship'],
  children: ['kid', 'childrens book', 'picture book'],
  cooking: ['cookbook', 'cookery', 'recipe', 'baking'],
  crime: ['detective', 'whodunit', 'murder mystery'],
  'data science': ['data analysis', 'data analytics'],
  economics: ['economy'],
  'graphic novel': ['comic', 'manga'],
  health: ['fitness', 'nutrition'],
  'historical fiction': ['historical novel', 'historical'],
  horror: ['scary', 'ghost story'],
  humour: ['humor', 'funny', 'comedy'],
  languages: ['foreign language'],
  'machine learning': ['ml', 'deep learning', 'artificial intelligence', 'ai'],
  mathematics: ['math', 'maths'],
  memoir: ['autobiography'],
  mystery: ['crime', 'detective', 'whodunit', 'crime fiction'],
  poetry: ['poem', 'verse'],
  programming: ['coding', 'software development'],
  romance: ['love story', 'romantic'],
  'science fiction': ['sci fi', 'scifi', 'sf'],
  'self-help': ['self improvement', 'personal development'],
  sports: ['sport'],
  thriller: ['suspense'],
  travel: ['travelling', 'traveling'],
  'young adult': ['ya', 'teen', 'teenager'],
};

export interface SubjectIndex {
  /** The catalogue's subject by a name for it: plain words in the singular, joined by spaces. */
  byName: ReadonlyMap<string, string>;
  spellings: Spellings;
}

/** Words of the longest name. */
const longestName = 3;

export function indexSubjects(subjects: readonly string[]): SubjectIndex {
  const byName = new Map<string, string>();
  for (const subject of subjects) {
    for (const name of otherNames[subject] ?? []) byName.set(nameOf(wordsOf(name)), subject);
  }
  // Last, so that a subject's own name is never taken for another one's.
  for (const subject of subjects) byName.set(nameOf(wordsOf(subject)), subject);
  return { byName, spellings: spellings([...byName.keys()].filter((name) => !name.includes(' '))) };
}

/** Subjects of the catalogue in a text, in the singular or plural and under their other names; the value is the catalogue's name. */
export function findSubjects(text: string, words: readonly Word[], { byName, spellings }: SubjectIndex): Entity[] {
  const stems = words.map(({ plain }) => singular(plain));
  const found: Entity[] = [];
  words.forEach((first, at) => {
    for (let length = Math.min(longestName, words.length - at); length > 0; length--) {
      const name = stems.slice(at, at + length).join(' ');
      const meant = byName.has(name) ? name : length === 1 ? respelt(name, spellings)[0] : undefined;
      const subject = meant && byName.get(meant);
      if (!subject) continue;
      found.push(entityAt('subject', text, first.start, words[at + length - 1]!.end, subject));
      return;
    }
  });
  return found;
}

function nameOf(words: readonly Word[]): string {
  return words.map(({ plain }) => singular(plain)).join(' ');
}
