import { normal } from '../platform/random.js';
import { between, exponential, lottery } from './draws.js';
import type { Random } from './random.js';
import { days, hours, minutes } from './time.js';

/** Visits by month of the year, January first, relative to an ordinary month: presents in winter, beaches in summer. */
const seasons = [1.05, 0.95, 0.95, 0.95, 0.95, 0.9, 0.85, 0.85, 1, 1.05, 1.3, 1.5];

/** Hours (UTC) around which people come, and how many do. */
const peaks = lottery(
  [
    { hour: 12.5, spread: 1.2, share: 0.25 },
    { hour: 16, spread: 2.5, share: 0.25 },
    { hour: 20, spread: 1.6, share: 0.5 },
  ],
  ({ share }) => share,
);

/**
 * The next visit after `at`, in milliseconds. Gaps are Erlang-distributed with two stages and the season's mean, somewhat more
 * regular than pure chance (Wheat and Morrison, "Estimating purchase regularity with two interpurchase times", 1990), and
 * the visit is moved within its day to an hour at which people are awake.
 */
export function nextVisit(at: number, visitsPerMonth: number, random: Random): number {
  const season = seasons[new Date(at).getUTCMonth()]!;
  const meanGap = 30 / (visitsPerMonth * season);
  const day = at + days(exponential(random, meanGap / 2) + exponential(random, meanGap / 2));
  const { hour, spread } = peaks.draw(random);
  const moved = Math.floor(day / days(1)) * days(1) + hours(Math.min(23.5, Math.max(6, hour + spread * normal(random))));
  return moved > at + hours(1) ? moved : at + hours(between(random, 1, 4)) + minutes(between(random, 0, 59));
}
