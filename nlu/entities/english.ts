import type { Entity } from '../understanding.js';
import type { Word } from '../words.js';
import { readEnglish } from './compromise.js';
import { findDates } from './date.js';
import { findDurations } from './duration.js';
import { findMoney } from './money.js';
import { findIntroduced, findPeople } from './person.js';
import { findKnownPlaces, findPlaces } from './place.js';
import { findQuantities } from './quantity.js';

/** What is said in English words. */
export function findEnglish(text: string, words: readonly Word[], now: Date): Entity[] {
  return [
    ...findMoney(text),
    ...findDates(text, readEnglish(text), now),
    ...findDurations(text, now),
    ...findQuantities(text),
    ...findIntroduced(text),
    ...findKnownPlaces(text, words),
  ];
}

/** People and places that only reading the sentence tells; it is read where a capital is left that nothing else explains. */
export function findEnglishNames(text: string, words: readonly Word[], found: readonly Entity[]): Entity[] {
  const unexplained = words.some(
    (word, at) =>
      /^\p{Lu}\p{Ll}/u.test(word.text) &&
      at > 0 &&
      !/[.!?:\n]/.test(text.slice(words[at - 1]!.end, word.start)) &&
      !found.some(({ start, end }) => start < word.end && word.start < end),
  );
  if (!unexplained) return [];
  const english = readEnglish(text);
  return [...findPeople(text, english), ...findPlaces(text, english)];
}
