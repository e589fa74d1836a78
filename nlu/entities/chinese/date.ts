import type { Entity } from '../../understanding.js';
import { addDays, calendarDay, dayOf, dayOfThisMonth, isoDay, move, nearestDay, type Unit } from '../day.js';
import { matches } from '../matches.js';
import { number, readNumber } from './number.js';

const nearDays: Record<string, number> = { 今: 0, 昨: -1, 前: -2, 大前: -3, 明: 1, 后: 2, 大后: 3 };
const units: Record<string, Unit> = { 天: 'day', 日: 'day', 周: 'week', 星期: 'week', 礼拜: 'week', 月: 'month', 年: 'year' };

const week = '(?:周|星期|礼拜)';
const unit = '(天|日|个?周|个?星期|个?礼拜|个?月|年)';
const small = '(?:[0-3]?\\d|[一二三四五六七八九十]{1,3})';

/** What a day's words mean; `past` tells whether the text speaks of the past. */
type Resolve = (match: RegExpMatchArray, today: Date, past: boolean) => Date | undefined;

const forms: [pattern: RegExp, resolve: Resolve][] = [
  [/(大前|大后|今|昨|前|明|后)(?:天|日(?!本))|(今|昨|明)(?:早|晚)/g, ([, day, night], today) => addDays(today, nearDays[(day ?? night)!]!)],
  [new RegExp(`(上上|上|这|本|下下|下)?个?${week}([一二三四五六日天末1-6])`, 'g'), weekday],
  [
    /(上|下)(?:个?(周|星期|礼拜)(?![一二三四五六日天末1-6])|个?(月)(?!底|初|\d))/g,
    ([, which, ...of], today) => move(today, which === '上' ? -1 : 1, units[of.find(Boolean)!]!),
  ],
  [/(去|明|后|前)年(?![\d一二三四五六七八九十])/g, ([, which], today) => move(today, nearDays[which!]! || -1, 'year')],
  [new RegExp(`(${number})${unit}(?:之|以)?(前|后)`, 'g'), distance],
  [new RegExp(`(?:(\\d{4}|[二一][〇零一二三四五六七八九]{3}|去|今|明)年)?(${small})月(${small})[日号]?`, 'g'), dayOfMonth],
  [
    new RegExp(`(?<![月\\d.一二三四五六七八九十])(${small})号(?![码楼线店机])`, 'g'),
    ([, day], today, past) => dayOfThisMonth(readNumber(day!)!, today, past),
  ],
  [/(?:这个|本)?月底/g, (_, today) => addDays(new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1)), -1)],
];

/** Days that a Chinese text names; the value is an ISO date. `上周二` is the Tuesday of last week, which began on Monday. */
export function findDates(text: string, now: Date): Entity[] {
  const today = dayOf(now);
  const past = /[了过]|已经/.test(text);
  return forms.flatMap(([pattern, resolve]) =>
    matches('date', text, pattern, (match) => {
      const day = resolve(match, today, past);
      return day && isoDay(day);
    }),
  );
}

function weekday([, which, named]: RegExpMatchArray, today: Date, past: boolean): Date {
  const monday = addDays(today, -((today.getUTCDay() + 6) % 7));
  const place =
    named === '末' ? 5 : '一二三四五六日'.indexOf(named === '天' ? '日' : (Array.from('一二三四五六')[Number(named) - 1] ?? named!));
  if (which) return addDays(monday, place + 7 * ({ 上上: -2, 上: -1, 下: 1, 下下: 2 }[which] ?? 0));
  const day = addDays(monday, place);
  // Without a week it is the next such day, or in the past tense the last one.
  if (past) return day < today ? day : addDays(day, -7);
  return day > today ? day : addDays(day, 7);
}

function distance([, written, of, way]: RegExpMatchArray, today: Date): Date | undefined {
  const many = readNumber(written!);
  if (many === undefined || many > 1000) return undefined;
  return move(today, way === '前' ? -many : many, units[of!.replace('个', '')]!);
}

function dayOfMonth([, year, month, day]: RegExpMatchArray, today: Date, past: boolean): Date | undefined {
  const [monthNumber, dayNumber] = [readNumber(month!)!, readNumber(day!)!];
  if (!year) return nearestDay(monthNumber, dayNumber, today, past);
  const relative = { 去: -1, 今: 0, 明: 1 }[year];
  return calendarDay(relative === undefined ? readNumber(year)! : today.getUTCFullYear() + relative, monthNumber, dayNumber);
}
