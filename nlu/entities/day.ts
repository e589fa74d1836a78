/** Days as UTC midnights, the only times that entities know. */

const millisecondsADay = 86_400_000;

export function dayOf(time: Date): Date {
  return new Date(Math.floor(time.getTime() / millisecondsADay) * millisecondsADay);
}

export function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}

export function addDays(day: Date, days: number): Date {
  return new Date(day.getTime() + days * millisecondsADay);
}

/** The same day of another month, or its last day where it is shorter. */
export function addMonths(day: Date, months: number): Date {
  const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return addDays(first, Math.min(day.getUTCDate(), last) - 1);
}

export type Unit = 'day' | 'week' | 'month' | 'year';

/** So many units from a day; half of a month is 15 days. */
export function move(day: Date, number: number, unit: Unit): Date {
  if (unit === 'day' || unit === 'week') return addDays(day, Math.round(number * (unit === 'week' ? 7 : 1)));
  const months = number * (unit === 'year' ? 12 : 1);
  return addDays(addMonths(day, Math.trunc(months)), Math.round((months % 1) * 30));
}

/** Days that so many units from today come to. */
export function daysIn(number: number, unit: Unit, today: Date): number {
  return Math.round((move(today, number, unit).getTime() - today.getTime()) / millisecondsADay);
}

/** Undefined for a day that does not exist. */
export function calendarDay(year: number, month: number, dayOfMonth: number): Date | undefined {
  const day = new Date(Date.UTC(year, month - 1, dayOfMonth));
  return year >= 1000 && year <= 9999 && day.getUTCMonth() === month - 1 && day.getUTCDate() === dayOfMonth ? day : undefined;
}

/** The nearest such day: of those that have been where the text tells of the past, of all otherwise. */
export function nearestDay(month: number, dayOfMonth: number, today: Date, past: boolean): Date | undefined {
  const year = today.getUTCFullYear();
  const far = (day: Date) => Math.abs(day.getTime() - today.getTime());
  return [year - 1, year, year + 1]
    .flatMap((each) => calendarDay(each, month, dayOfMonth) ?? [])
    .filter((day) => !past || day <= today)
    .sort((a, b) => far(a) - far(b))[0];
}

/** The day with this number, today or the next one; the last one where the text tells of the past. */
export function dayOfThisMonth(dayOfMonth: number, today: Date, past: boolean): Date | undefined {
  return [0, 1, 2, 3].flatMap((months) => {
    const month = addMonths(new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1)), past ? -months : months);
    const day = calendarDay(month.getUTCFullYear(), month.getUTCMonth() + 1, dayOfMonth);
    return day && (past ? day <= today : day >= today) ? [day] : [];
  })[0];
}
