import type { Entity } from '../understanding.js';
import { dayOf, daysIn, type Unit } from './day.js';
import { matches } from './matches.js';
import { count, readNumber } from './number-words.js';

/** An article counts only where something says that a time is meant; how often and how old is none. */
const spans = new RegExp(
  String.raw`(?<![\p{L}\p{N}]|\b(?:once|twice|times|every)\s)(?:(?:(?<=\b(?:for|within|over|about|another|only|takes?|took|lasts?)\s)an?|half\s+an?|${count})[\s-]{1,3}(hour|day|week|fortnight|month|year)s?)(?![\p{L}\p{N}]|[\s-]old)`,
  'giu',
);

/** How long, in English; the value is days, counted from today where months are of different length. */
export function findDurations(text: string, now: Date): Entity[] {
  if (!/\b(?:hours?|days?|weeks?|fortnights?|months?|years?)\b/i.test(text)) return [];
  const today = dayOf(now);
  return matches('duration', text, spans, ([words, of]) => {
    const many = /^half/i.test(words) ? 0.5 : (readNumber(words) ?? 1);
    if (many > 1000) return undefined;
    const unit = of!.toLowerCase();
    if (unit === 'hour') return many / 24;
    return unit === 'fortnight' ? daysIn(2 * many, 'week', today) : daysIn(many, unit as Unit, today);
  });
}
