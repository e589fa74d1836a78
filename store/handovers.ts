import { sql } from 'kysely';
import type { Db, Handover, TranscriptLine } from './schema.js';

export interface NewHandover {
  conversationId: string;
  customerId?: string;
  /** What it is about: an intent, `asked_for_person` or `not_understood`. */
  reason: string;
  /** Higher is more urgent. */
  priority: number;
  transcript: TranscriptLine[];
  at: Date;
}

/** Puts a conversation into the queue for people; nothing when it is there already. */
export async function openHandover(db: Db, handover: NewHandover): Promise<Handover | undefined> {
  return db
    .insertInto('handover')
    .values({
      id: sql<string>`gen_random_uuid()`,
      conversation_id: handover.conversationId,
      customer_id: handover.customerId ?? null,
      reason: handover.reason,
      priority: handover.priority,
      transcript: JSON.stringify(handover.transcript),
      opened_at: handover.at,
    })
    .onConflict((conflict) =>
      // Spelt as in the index `handover_one_open`: with parameters PostgreSQL would not find it.
      conflict.column('conversation_id').where(sql<boolean>`state in ('waiting', 'claimed')`).doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
}

/** The hand-over of a conversation that waits for a person or is with one. */
export async function openHandoverOf(db: Db, conversationId: string): Promise<Handover | undefined> {
  return db
    .selectFrom('handover')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('state', 'in', ['waiting', 'claimed'])
    .executeTakeFirst();
}

/** Moves a hand-over that still waits forward in the queue; never back. */
export async function raisePriority(db: Db, id: string, priority: number): Promise<void> {
  await db
    .updateTable('handover')
    .set({ priority })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('priority', '<', priority)
    .execute();
}
