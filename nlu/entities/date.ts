import type { Entity } from '../understanding.js';
import { type English, spansOf } from './english.js';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const day = 86_400_000;

/** A day as UTC midnight, from words in lower case; nothing where they do not name one. */
type Resolve = (words: string, today: Date, past: boolean) => Date | undefined;

/** What `compromise` is asked for, and what it means. */
const forms: [match: string, resolve: Resolve][] = [
  ['(today|tonight|yesterday|tomorrow)', nearDay],
  ['(last|past|next|this|on|by)? #WeekDay', weekday],
  ['(#Value|a|an) #Duration ago', distance],
  ['in (#Value|a|an) #Duration', distance],
  ['(last|next) (week|month|year)', distance],
  ['#Month #Value #Value?', calendarDay],
  ['#Value of? #Month #Value?', calendarDay],
];

/**
 * Days that a text names; the value is an ISO date, in UTC as `now` is. In the past tense, a weekday alone is the last one and
 * a day without a year has been; otherwise it is the next weekday and the nearest such day. `last week` is a week ago today.
 */
export function findDates(text: string, english: English, now: Date): Entity[] {
  const today = new Date(Math.floor(now.getTime() / day) * day);
  const past = english.has('#PastTense');
  const isoDays = Array.from(text.matchAll(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g), ({ 0: found, index }) => {
    return {
      start: index,
      end: index + found.length,
      text: found,
      date: calendar(...(found.split('-').map(Number) as [number, number, number])),
    };
  });
  const named = forms.flatMap(([match, resolve]) =>
    spansOf(english.match(match), text).map((span) => ({ ...span, date: resolve(span.text.toLowerCase(), today, past) })),
  );
  return [...isoDays, ...named].flatMap(({ date, ...span }) =>
    date ? [{ type: 'date' as const, ...span, value: date.toISOString().slice(0, 10) }] : [],
  );
}

function nearDay(words: string, today: Date): Date {
  return addDays(today, words === 'yesterday' ? -1 : words === 'tomorrow' ? 1 : 0);
}

function weekday(words: string, today: Date, past: boolean): Date | undefined {
  const wanted = weekdays.findIndex((name) => words.includes(name.slice(0, 3)));
  if (wanted < 0) return undefined;
  const backwards = /\b(?:last|past)\b/.test(words) || (past && !/\b(?:next|this|by)\b/.test(words));
  const ahead = (wanted - today.getUTCDay() + 7) % 7 || 7;
  return addDays(today, backwards ? ahead - 7 || -7 : ahead);
}

function distance(words: string, today: Date): Date | undefined {
  const unit = words.match(/day|week|month|year/)?.[0];
  const count = countIn(words);
  if (!unit || count === undefined || count > 1000) return undefined;
  const sign = /\b(?:ago|last)\b/.test(words) ? -1 : 1;
  if (unit === 'day' || unit === 'week') return addDays(today, sign * count * (unit === 'week' ? 7 : 1));
  const moved = new Date(today);
  moved.setUTCMonth(today.getUTCMonth() + sign * count * (unit === 'year' ? 12 : 1));
  return moved;
}

function countIn(words: string): number | undefined {
  const digits = words.match(/\d+/)?.[0];
  if (digits) return Number(digits);
  const spelt = words.split(/\s+/).map((word) => numbers.indexOf(word));
  return spelt.find((number) => number >= 0) ?? (/\b(?:an?|last|next)\b/.test(words) ? 1 : undefined);
}

function calendarDay(words: string, today: Date, past: boolean): Date | undefined {
  const month = months.findIndex((name) => new RegExp(String.raw`\b${name}`).test(words)) + 1;
  const [dayOfMonth, year] = Array.from(words.matchAll(/\d+/g), ([digits]) => Number(digits));
  if (month === 0 || dayOfMonth === undefined) return undefined;
  if (year !== undefined) return calendar(year, month, dayOfMonth);
  const thisYear = today.getUTCFullYear();
  const years = past ? [thisYear - 1, thisYear] : [thisYear - 1, thisYear, thisYear + 1];
  const candidates = years.flatMap((y) => calendar(y, month, dayOfMonth) ?? []);
  const far = (date: Date) => Math.abs(date.getTime() - today.getTime());
  return candidates.filter((date) => !past || date <= today).sort((a, b) => far(a) - far(b))[0];
}

/** Nothing for a day that does not exist. */
function calendar(year: number, month: number, dayOfMonth: number): Date | undefined {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  return year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth ? date : undefined;
}

function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * day);
}
