import { sql } from 'kysely';
import type { Db } from './schema.js';

/**
 * Writes what is known of a recorded message into the rows that reports and learning read: one row a message, however
 * often this is called. A message is ingested when it is recorded and again when it was understood; what was
 * understood is never overwritten by a call that came too early to see it.
 */
export async function ingestMessage(db: Db, activityId: string): Promise<void> {
  await sql`
    insert into ingested_message as known
      (activity_id, conversation_id, customer_id, speaker, channel, intent, confidence, in_scope, language, sentiment, at)
    select
      activity.id, activity.conversation_id, conversation.customer_id, activity.speaker, conversation.channel,
      understanding->'intents'->0->>'intent',
      (understanding->'intents'->0->>'confidence')::double precision,
      (understanding->>'inScope')::boolean,
      understanding->>'language',
      understanding->'sentiment'->>'label',
      activity.at
    from activity join conversation on conversation.id = activity.conversation_id
    where activity.id = ${activityId}
    on conflict (activity_id) do update set
      intent = coalesce(excluded.intent, known.intent),
      confidence = coalesce(excluded.confidence, known.confidence),
      in_scope = coalesce(excluded.in_scope, known.in_scope),
      language = coalesce(excluded.language, known.language),
      sentiment = coalesce(excluded.sentiment, known.sentiment)`.execute(db);
}

/** What was understood of one message of a customer. */
export interface CustomerMessage {
  customer: string;
  conversation: string;
  intent: string | null;
  sentiment: string | null;
  at: Date;
}

/** What the customers of the shop said in a time window, in no order that means anything; of one customer where one is named. */
export function customerMessages(db: Db, { from, to, customer }: { from: Date; to: Date; customer?: string }): Promise<CustomerMessage[]> {
  return db
    .selectFrom('ingested_message')
    .select(['customer_id as customer', 'conversation_id as conversation', 'intent', 'sentiment', 'at'])
    .where('speaker', '=', 'customer')
    .where('customer_id', 'is not', null)
    .where('at', '>=', from)
    .where('at', '<=', to)
    .$if(customer !== undefined, (query) => query.where('customer_id', '=', customer!))
    .$narrowType<{ customer: string }>()
    .execute();
}
