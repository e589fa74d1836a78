import type { ExpressionBuilder } from 'kysely';
import type { ActivityRow, Db, Schema } from './schema.js';

/**
 * Claims the sending of a conversation's replies until `until`; nothing while somebody has the claim, or when its
 * channel is not pushed to. Returns where the replies go.
 */
export async function claimDelivery(db: Db, conversationId: string, now: Date, until: Date): Promise<object | undefined> {
  const row = await db
    .updateTable('conversation')
    .set({ delivery_held_until: until })
    .where('id', '=', conversationId)
    .where('reference', 'is not', null)
    .where(unclaimed(now))
    .returning('reference')
    .executeTakeFirst();
  return row?.reference ?? undefined;
}

/** Ends a claim: at once, or so that nobody tries again before `until`. */
export async function holdDelivery(db: Db, conversationId: string, until: Date | null): Promise<void> {
  await db.updateTable('conversation').set({ delivery_held_until: until }).where('id', '=', conversationId).execute();
}

/** The oldest reply of a conversation that its channel has neither taken nor refused. */
export function nextUndelivered(db: Db, conversationId: string): Promise<ActivityRow | undefined> {
  return unsent(db).selectAll().where('conversation_id', '=', conversationId).orderBy('seq').limit(1).executeTakeFirst();
}

/** Conversations on pushed channels with a reply recorded after `since` that is not sent and that nobody is sending. */
export async function conversationsToDeliver(db: Db, since: Date, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('conversation')
    .select('id')
    .where('reference', 'is not', null)
    .where(unclaimed(now))
    .where('id', 'in', unsent(db).select('conversation_id').where('at', '>', since))
    .limit(100)
    .execute();
  return rows.map((row) => row.id);
}

export async function markDelivered(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('activity').set({ delivered_at: at }).where('id', '=', id).execute();
}

/** Its channel will never take it; it does not hold up what comes after it. */
export async function markRefused(db: Db, id: string, why: string): Promise<void> {
  await db.updateTable('activity').set({ delivery_refused: why }).where('id', '=', id).execute();
}

function unsent(db: Db) {
  return db.selectFrom('activity').where('direction', '=', 'out').where('delivered_at', 'is', null).where('delivery_refused', 'is', null);
}

function unclaimed(now: Date) {
  return (eb: ExpressionBuilder<Schema, 'conversation'>) =>
    eb.or([eb('delivery_held_until', 'is', null), eb('delivery_held_until', '<', now)]);
}
