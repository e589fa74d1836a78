import type { Entity } from '../../understanding.js';
import { findDates } from './date.js';
import { findDurations } from './duration.js';
import { findMoney } from './money.js';
import { findIntroduced } from './person.js';
import { findPlaces } from './place.js';
import { findQuantities } from './quantity.js';

/** What is said in Chinese words. */
export function findChinese(text: string, now: Date): Entity[] {
  return [
    ...findMoney(text),
    ...findDates(text, now),
    ...findDurations(text, now),
    ...findQuantities(text),
    ...findIntroduced(text),
    ...findPlaces(text),
  ];
}
