import type { Entity } from '../../understanding.js';
import { dayOf, daysIn, type Unit } from '../day.js';
import { matches } from '../matches.js';
import { number, readNumber } from './number.js';

const units: Record<string, Unit> = { 天: 'day', 周: 'week', 星期: 'week', 礼拜: 'week', 月: 'month', 年: 'year' };

/** `三个月`, `两周`, `10天`, `半年`; a month needs its measure word, as `三月` is March, and `2026年` is a year. */
const spans = new RegExp(
  `(?<![第每\\d一二三四五六七八九十])(${number})(?:个?(工作日|小时|天|周(?![一二三四五六日末])|星期(?![一二三四五六日天])|礼拜)|个(月)|(年)(?!级))`,
  'g',
);

/** How long, in Chinese; the value is days, counted from today where months are of different length. */
export function findDurations(text: string, now: Date): Entity[] {
  const today = dayOf(now);
  return matches('duration', text, spans, ([, written, short, month, year]) => {
    const many = readNumber(written!);
    if (many === undefined || many > 1000) return undefined;
    if (short === '小时') return many / 24;
    return daysIn(many, short === '工作日' ? 'day' : units[(short ?? month ?? year)!]!, today);
  });
}
