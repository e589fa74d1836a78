import { isWord } from '../known-words.js';
import type { Entity } from '../understanding.js';
import { type English, spansOf } from './compromise.js';
import { entityAt } from './matches.js';

/** Up to four words after the usual introductions, in either case; those that go on with the sentence are cut off. */
const introduced =
  /(?<=\b(?:my (?:full |first |last )?name is|my name['’]?s|i am called|i['’]m called)\s{1,3})\p{L}[\p{L}'’.-]*(?:[ ]\p{L}[\p{L}'’.-]*){0,3}/giu;
const goesOn = /\s(?:and|but|from|with|i|i['’]m|my|the|can|could|please|on|at|in|is|was|of|for|here|who|order|email|not)(?![\p{L}])/iu;

/** Names by which customers introduce themselves, in English; the value is the name. */
export function findIntroduced(text: string): Entity[] {
  return Array.from(text.matchAll(introduced)).flatMap(({ 0: words, index }) => {
    const name = words.split(goesOn)[0]!.replace(/[.'’-]+$/, '');
    // `my name is misspelled`.
    const says = /^\p{Ll}/u.test(name) && isWord(name.split(' ')[0]!);
    return name && !says ? [entityAt('person', text, index, index + name.length, name)] : [];
  });
}

/** Names of people with capitals, as `compromise` tells them; the value is the name. */
export function findPeople(text: string, english: English): Entity[] {
  return spansOf(english().people(), text)
    .filter(({ text: name }) => /^\p{Lu}\p{Ll}/u.test(name))
    .map(({ start, end, text: name }) => entityAt('person', text, start, end, name));
}
