import type { CatalogueIndex, Entity, Language } from '../understanding.js';
import { wordsOf } from '../words.js';
import { findCatalogued } from './catalogued.js';
import { findChinese } from './chinese/find.js';
import { findEmails } from './email.js';
import { findEnglish, findEnglishNames } from './english.js';
import { findIsbns } from './isbn.js';
import { findAmounts } from './money.js';
import { findNumericDates } from './numeric-date.js';
import { findOrderNumbers } from './order-number.js';
import { withoutOverlaps } from './overlaps.js';
import { findOwn } from './own.js';
import { findPhones } from './phone.js';
import { findTrackingNumbers } from './tracking-number.js';

export interface Reading {
  /** English and Chinese words are read; of other languages what is written alike everywhere, and the names of the catalogue. */
  language: Language;
  catalogue: CatalogueIndex;
  /** From which days such as `tomorrow` are counted, in UTC. */
  now: Date;
}

/** Entities of a text in the order they stand, none overlapping another: of two that do, the longer one holds, or else the first one here. */
export function findEntities(text: string, { language, catalogue, now }: Reading): Entity[] {
  const words = wordsOf(text);
  const found = withoutOverlaps(
    [
      ...findOwn(text, catalogue.own ?? []),
      ...findEmails(text, language),
      ...findTrackingNumbers(text),
      ...findIsbns(text),
      ...findPhones(text),
      ...findOrderNumbers(text),
      ...findAmounts(text, language),
      ...findNumericDates(text),
      ...(language === 'en' ? findEnglish(text, words, now) : []),
      ...(language === 'zh' ? findChinese(text, now) : []),
      ...findCatalogued(text, words, catalogue),
    ],
    text,
  );
  return language === 'en' ? withoutOverlaps([...found, ...findEnglishNames(text, words, found)], text) : found;
}
