import type { Entity } from '../understanding.js';
import { calendarDay, isoDay } from './day.js';
import { matches } from './matches.js';

/** `2026-11-02`, `2026/11/2`, `2026.11.2`: the same in every language. */
const yearFirst = /(?<![\d./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-]|\.\d)/g;
/** `2/11/2026`, `2.11.26`. */
const yearLast = /(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)/g;

/** Days in digits; the value is an ISO date. Of two numbers that could both be the month, the second is. */
export function findNumericDates(text: string): Entity[] {
  if (!/\d[-/.]\d/.test(text)) return [];
  return [
    ...matches('date', text, yearFirst, ([, year, , month, day]) => iso(year!, month!, day!)),
    ...matches('date', text, yearLast, ([, day, , month, year]) => {
      const full = year!.length === 2 ? `20${year}` : year!;
      return Number(month) > 12 ? iso(full, day!, month!) : iso(full, month!, day!);
    }),
  ];
}

function iso(year: string, month: string, day: string): string | undefined {
  const date = calendarDay(Number(year), Number(month), Number(day));
  return date && isoDay(date);
}
