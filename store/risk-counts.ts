import { sql } from 'kysely';
import type { Db } from './schema.js';

/** Customers in each band of churn risk on a day. */
export interface RiskCount {
  /** UTC, such as `2026-11-21`. */
  day: string;
  low: number;
  medium: number;
  high: number;
}

/** Keeps counts; one of a day that has one already takes its place. */
export async function keepRiskCounts(db: Db, counts: readonly RiskCount[]): Promise<void> {
  await sql`
    insert into risk_count (day, low, medium, high)
    select day, low, medium, high from json_populate_recordset(null::risk_count, ${JSON.stringify(counts)})
    on conflict (day) do update set low = excluded.low, medium = excluded.medium, high = excluded.high`.execute(db);
}

/** The counts of [from, to), oldest first: one for each day on which they were made. */
export async function riskCounts(db: Db, from: Date, to: Date): Promise<RiskCount[]> {
  const { rows } = await sql<RiskCount>`
    select to_char(day, 'YYYY-MM-DD') as day, low, medium, high
    from risk_count
    where day >= (${from}::timestamptz at time zone 'UTC')::date and day < (${to}::timestamptz at time zone 'UTC')::date
    order by day`.execute(db);
  return rows;
}

export async function hasRiskCounts(db: Db): Promise<boolean> {
  return (await db.selectFrom('risk_count').select('day').limit(1).executeTakeFirst()) !== undefined;
}
