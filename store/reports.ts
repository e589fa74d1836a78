import { sql } from 'kysely';
import type { Db } from './schema.js';

export interface DayReport {
  /** UTC, such as `2026-11-21`. */
  day: string;
  /** Conversations that began on this day and in which the customer said something. */
  conversations: number;
  /** Those of them that were never handed over, up to now. */
  solvedAlone: number;
  /** Messages that customers sent on this day. */
  messages: number;
  /** Messages of customers that the bot has read: the others were cards, or were sent and not yet understood. */
  understood: number;
  /** Read messages that fitted no intent. */
  outOfScope: number;
  /** Hand-overs that were opened on this day, whenever their conversation began. */
  handovers: number;
}

/**
 * One row a UTC day of [from, to), oldest first, days without anything included. Both are midnights in UTC. Messages
 * count once they are ingested.
 */
export async function dailyReport(db: Db, from: Date, to: Date): Promise<DayReport[]> {
  const { rows } = await sql<DayReport>`
    with
      began as (
        select (created_at at time zone 'UTC')::date as day,
          count(*) as conversations,
          count(*) filter (where not exists (select from handover where conversation_id = conversation.id)) as solved_alone
        from conversation
        where created_at >= ${from} and created_at < ${to}
          and id in (select conversation_id from ingested_message where speaker = 'customer' and at >= ${from})
        group by 1
      ),
      said as (
        select (at at time zone 'UTC')::date as day,
          count(*) as messages,
          count(in_scope) as understood,
          count(*) filter (where not in_scope) as out_of_scope
        from ingested_message
        where speaker = 'customer' and at >= ${from} and at < ${to}
        group by 1
      ),
      opened as (
        select (opened_at at time zone 'UTC')::date as day, count(*) as handovers
        from handover
        where opened_at >= ${from} and opened_at < ${to}
        group by 1
      )
    select to_char(day, 'YYYY-MM-DD') as day,
      coalesce(conversations, 0) as conversations,
      coalesce(solved_alone, 0) as "solvedAlone",
      coalesce(messages, 0) as messages,
      coalesce(understood, 0) as understood,
      coalesce(out_of_scope, 0) as "outOfScope",
      coalesce(handovers, 0) as handovers
    from (
        select generate_series(${from}::timestamptz at time zone 'UTC', (${to}::timestamptz at time zone 'UTC') - interval '1 day', interval '1 day')::date as day
      ) as calendar
      left join began using (day) left join said using (day) left join opened using (day)
    order by day`.execute(db);
  return rows;
}

export interface IntentReport {
  intent: string;
  messages: number;
  /** Mean of the calibrated confidences, in [0, 1]. */
  confidence: number;
}

/** What customers asked for in [from, to): messages that fitted an intent, the most frequent intent first. */
export function intentReport(db: Db, from: Date, to: Date): Promise<IntentReport[]> {
  return db
    .selectFrom('ingested_message')
    .select(({ fn }) => ['intent', fn.countAll<number>().as('messages'), fn.avg<number>('confidence').as('confidence')])
    .where('speaker', '=', 'customer')
    .where('in_scope', '=', true)
    .where('intent', 'is not', null)
    .where('at', '>=', from)
    .where('at', '<', to)
    .groupBy('intent')
    .orderBy('messages', 'desc')
    .orderBy('intent')
    .$narrowType<{ intent: string }>()
    .execute();
}
