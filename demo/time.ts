/** In milliseconds. */
export function minutes(count: number): number {
  return count * 60_000;
}

/** In milliseconds. */
export function hours(count: number): number {
  return count * 3_600_000;
}

/** In milliseconds. */
export function days(count: number): number {
  return count * 86_400_000;
}

/** The same day of the month one month on, or the month's last day, at the same time of day (UTC). */
export function monthLater(date: Date): Date {
  const next = new Date(date);
  next.setUTCDate(1);
  next.setUTCMonth(next.getUTCMonth() + 1);
  const lastOfMonth = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  next.setUTCDate(Math.min(date.getUTCDate(), lastOfMonth));
  return next;
}
