import type { Entity } from '../understanding.js';
import type { English } from './compromise.js';
import { addDays, addMonths, calendarDay, dayOf, dayOfThisMonth, isoDay, move, nearestDay, type Unit } from './day.js';
import { matches } from './matches.js';
import { count, readNumber } from './number-words.js';

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

const weekday = '(?:sun|mon|tues|wednes|thurs|fri|satur)day';
/** Short forms are words of their own, so that only what stands before them tells. */
const shortWeekday = '(?:sun|mon|tues?|wed|thu(?:rs?)?|fri|sat)';
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may(?! (?:be|have|i|we|you|not|come|arrive|take|need)\\b)|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const dayNumber = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const ordinal = `(?:${ordinals.join('|')})`;
const unit = '(day|week|fortnight|month|year)s?';
const before = '(?:on|by|since|until|till|from|before|after)';

/** What a day's words mean; `past` tells whether the text speaks of the past. */
type Resolve = (match: RegExpMatchArray, today: Date, past: () => boolean) => Date | undefined;

/** What days are called, and what that means. */
const forms: [pattern: RegExp, resolve: Resolve][] = [
  [form('(?:the )?day (before yesterday|after tomorrow)'), ([, way], today) => addDays(today, /^before/i.test(way!) ? -2 : 2)],
  [form('today|tonight|this (?:morning|afternoon|evening)'), (_, today) => today],
  [form('yest[eu]rday|last night'), (_, today) => addDays(today, -1)],
  [form('tom+or+ow|tmrw'), (_, today) => addDays(today, 1)],
  [form(`${weekday} (?:of )?(last|this|next) week`), ([named, which], today) => weekdayOfWeek(named, which!, today)],
  [form(`(?<!black |good |cyber )(?:(?:(?:last|past|next|this|coming|${before}) ){0,2}${weekday})`), weekdayAround],
  [form(`(?:last|past|next|this|coming|${before}) ${shortWeekday}(?! of\\b)`), weekdayAround],
  [form(`(${count}|an?) ${unit} (?:ago|back)`), ([, number, of], today) => distance(number!, of!, today, -1)],
  [form(`(?:in (${count}|an?) ${unit}(?:['’]s?)?(?: time)?)`), ([, number, of], today) => distance(number!, of!, today, 1)],
  [form(`(${count}|an?) ${unit} (?:from (?:now|today)|later)`), ([, number, of], today) => distance(number!, of!, today, 1)],
  [
    form('(last|next) (week|month|year)'),
    ([, which, of], today) => move(today, which!.toLowerCase() === 'last' ? -1 : 1, of!.toLowerCase() as Unit),
  ],
  [form('(last|this|next|the) weekend'), ([, which], today) => weekend(which!, today)],
  [form('(?:the )?end of (?:the |this |(next ))?month'), ([, next], today) => addDays(addMonths(firstOfMonth(today), next ? 2 : 1), -1)],
  [form(`${month}\\.?,? (?:(?:the )?${dayNumber}|the ${ordinal})(?:,? \\d{4})?`), dayOfMonth],
  [form(`(?:the )?(?:${dayNumber}(?: of)?|${ordinal} of) ${month}(?:,? \\d{4})?`), dayOfMonth],
  [
    form(`${before} the (\\d{1,2})(?:st|nd|rd|th)(?! (?:of|floor|edition|volume|time))`),
    ([words, number], today, past) => dayOfThisMonth(Number(number), today, /^since/i.test(words) || past()),
  ],
];

/** Texts without a word of these name no day. */
const cue =
  /\b(?:to(?:day|night)|this|last|yest[eu]rday|tom+or+ow|tmrw|next|days?|weeks?|weekend|fortnights?|months?|years?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december|\d{1,2}(?:st|nd|rd|th)|(?:on|by|since|until|till|from|before|after|coming) (?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun))\b/i;

/**
 * Days that an English text names; the value is an ISO date, in UTC as `now` is. In the past tense, a weekday alone is the last
 * one and a day without a year has been; otherwise it is the next weekday and the nearest such day. `last week` is a week ago.
 */
export function findDates(text: string, english: English, now: Date): Entity[] {
  if (!cue.test(text)) return [];
  const today = dayOf(now);
  const past = () => english().has('#PastTense');
  return forms.flatMap(([pattern, resolve]) =>
    matches('date', text, pattern, (match) => {
      const day = resolve(match, today, past);
      return day && isoDay(day);
    }),
  );
}

/** A form as a global pattern: whole words, however many spaces part them. */
function form(words: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words.replaceAll(' ', String.raw`\s{1,3}`)})(?![\p{L}\p{N}])`, 'giu');
}

function weekdayIn(words: string): number {
  return weekdays.findIndex((name) => new RegExp(String.raw`\b${name}`, 'i').test(words));
}

function weekdayAround([words]: RegExpMatchArray, today: Date, past: () => boolean): Date {
  const ahead = (weekdayIn(words) - today.getUTCDay() + 7) % 7 || 7;
  const backwards = /\b(?:last|past|since)\b/i.test(words) || (!/\b(?:next|this|coming|by|until|till)\b/i.test(words) && past());
  return addDays(today, backwards ? ahead - 7 || -7 : ahead);
}

/** Weeks begin on Monday. */
function weekdayOfWeek(words: string, which: string, today: Date): Date {
  const monday = addDays(today, -((today.getUTCDay() + 6) % 7));
  const weeks = { last: -1, this: 0, next: 1 }[which.toLowerCase()] ?? 0;
  return addDays(monday, 7 * weeks + ((weekdayIn(words) + 6) % 7));
}

/** The Saturday. */
function weekend(which: string, today: Date): Date {
  const coming = addDays(today, (6 - today.getUTCDay() + 7) % 7);
  return addDays(coming, { last: -7, next: 7 }[which.toLowerCase()] ?? 0);
}

function distance(number: string, of: string, today: Date, sign: 1 | -1): Date | undefined {
  const many = readNumber(number) ?? 1;
  if (many > 1000) return undefined;
  const fortnight = of.toLowerCase() === 'fortnight';
  return move(today, sign * many * (fortnight ? 2 : 1), fortnight ? 'week' : (of.toLowerCase() as Unit));
}

function firstOfMonth(today: Date): Date {
  return addDays(today, 1 - today.getUTCDate());
}

function dayOfMonth([words]: RegExpMatchArray, today: Date, past: () => boolean): Date | undefined {
  const lower = words.toLowerCase();
  const named = months.findIndex((name) => new RegExp(String.raw`\b${name}`).test(lower)) + 1;
  const [first, second] = Array.from(lower.matchAll(/\d+/g), ([digits]) => Number(digits));
  const spelt = ordinals.findIndex((ordinal) => lower.includes(ordinal)) + 1;
  const year = spelt ? first : second;
  const day = spelt || first!;
  return year === undefined ? nearestDay(named, day, today, past()) : calendarDay(year, named, day);
}
