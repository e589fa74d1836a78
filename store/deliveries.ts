import type { ActivityRow, Db } from './schema.js';

/**
 * Claims the sending of a conversation's replies until `until`; nothing when another process has the claim, or when
 * its channel is not pushed to. Returns where the replies go.
 */
export async function claimDelivery(db: Db, conversationId: string, now: Date, until: Date): Promise<object | undefined> {
  const row = await db
    .updateTable('conversation')
    .set({ delivering_until: until })
    .where('id', '=', conversationId)
    .where('reference', 'is not', null)
    .where((eb) => eb.or([eb('delivering_until', 'is', null), eb('delivering_until', '<', now)]))
    .returning('reference')
    .executeTakeFirst();
  return row?.reference ?? undefined;
}

/** Prolongs a claim that is still held; false when it ran out and another process took it. */
export async function prolongDelivery(db: Db, conversationId: string, held: Date, until: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('conversation')
    .set({ delivering_until: until })
    .where('id', '=', conversationId)
    .where('delivering_until', '=', held)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives a claim up, unless it ran out and is another process's by now. */
export async function releaseDelivery(db: Db, conversationId: string, held: Date): Promise<void> {
  await db
    .updateTable('conversation')
    .set({ delivering_until: null })
    .where('id', '=', conversationId)
    .where('delivering_until', '=', held)
    .execute();
}

/** The oldest reply of a conversation that its channel has neither taken nor refused. */
export function nextUndelivered(db: Db, conversationId: string): Promise<ActivityRow | undefined> {
  return unsent(db).selectAll().where('conversation_id', '=', conversationId).orderBy('seq').limit(1).executeTakeFirst();
}

/** Conversations on pushed channels with a reply recorded after `since` that is not sent. */
export async function conversationsToDeliver(db: Db, since: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('conversation')
    .select('id')
    .where('reference', 'is not', null)
    .where('id', 'in', unsent(db).select('conversation_id').where('at', '>', since))
    .limit(limit)
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
