import { sql } from 'kysely';
import { StewardError } from '../platform/errors.js';
import { jsonbText } from './jsonb.js';
import type { Conversation, Db } from './schema.js';

export interface NewConversation {
  id: string;
  channel: string;
  userId: string;
  customerId?: string | undefined;
  /** Where replies are sent on channels that are pushed to. */
  reference?: object | undefined;
}

/** Opens a conversation, or refreshes the address of the one that is open under this id. */
export async function openConversation(db: Db, { id, channel, userId, customerId, reference }: NewConversation): Promise<void> {
  const address = reference ? jsonbText(reference) : null;
  await db
    .insertInto('conversation')
    .values({ id, channel, user_id: userId, customer_id: customerId ?? null, state: '{}', reference: address })
    .onConflict((conflict) => (address ? conflict.column('id').doUpdateSet({ reference: address }) : conflict.doNothing()))
    .execute();
}

/** @throws StewardError `conversation_not_found` */
export async function getConversation(db: Db, id: string): Promise<Conversation> {
  const row = await db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StewardError('not_found', 'conversation_not_found', 'There is no conversation with this id.');
  return row;
}

/** Until the transaction ends, no other process runs a turn of this conversation. Recording messages goes on. */
export async function lockTurns(db: Db, conversationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${conversationId}, 0))`.execute(db);
}

/**
 * Writes the dialog state over the one that was read.
 * @throws StewardError `state_changed` if somebody else wrote in between: the version is the eTag.
 */
export async function saveState(db: Db, conversation: Conversation, state: Record<string, unknown>): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('conversation')
    .set({ state: JSON.stringify(state), version: conversation.version + 1 })
    .where('id', '=', conversation.id)
    .where('version', '=', conversation.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StewardError('conflict', 'state_changed', 'The conversation was changed meanwhile.');
}
