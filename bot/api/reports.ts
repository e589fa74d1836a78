import { StewardError } from '../../platform/errors.js';
import { dailyReport, intentReport } from '../../store/reports.js';
import { riskCounts } from '../../store/risk-counts.js';
import type { Db } from '../../store/schema.js';
import { type Route, route } from '../http/route.js';

const dayLength = 24 * 3_600_000;
const owners = ['owner', 'admin'] as const;

/** What the reports page shows of the last `days` UTC days, today included. */
export function reportRoutes({ db, now }: { db: Db; now(): Date }): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/reports/daily',
      callers: owners,
      async handle({ query }) {
        const { from, to } = lastDays(query.days, now());
        return { days: await dailyReport(db, from, to) };
      },
    }),
    route({
      method: 'GET',
      path: '/api/reports/intents',
      callers: owners,
      async handle({ query }) {
        const { from, to } = lastDays(query.days, now());
        return { intents: await intentReport(db, from, to) };
      },
    }),
    route({
      method: 'GET',
      path: '/api/reports/customers',
      callers: owners,
      async handle({ query }) {
        const { from, to } = lastDays(query.days, now());
        return { risk: await riskCounts(db, from, to) };
      },
    }),
  ];
}

function lastDays(asked: string | undefined, now: Date): { from: Date; to: Date } {
  const days = Number(asked ?? 30);
  if (!Number.isInteger(days) || days < 1 || days > 365) {
    throw new StewardError('invalid', 'days_invalid', '"days" is a whole number from 1 to 365.');
  }
  const midnight = Math.floor(now.getTime() / dayLength) * dayLength;
  const to = midnight + dayLength;
  return { from: new Date(to - days * dayLength), to: new Date(to) };
}
