import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { recordIncoming } from '../../store/activities.js';
import { openConversation } from '../../store/conversations.js';
import type { Schema } from '../../store/schema.js';

/** Records messages of one new conversation as a channel does; returns their ids. */
export async function recordMessages(db: Kysely<Schema>, count: number): Promise<string[]> {
  const conversationId = randomUUID();
  await openConversation(db, { id: conversationId, channel: 'test', userId: 'dl_test' });
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const incoming = { conversationId, payload: {}, type: 'message', text: `message ${n}`, at: new Date() };
    const { row } = await db.transaction().execute((tx) => recordIncoming(tx, incoming));
    ids.push(row.id);
  }
  return ids;
}

/** Ids of the messages that were ingested, sorted. */
export async function ingestedMessages(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db.selectFrom('ingested_message').select('activity_id').orderBy('activity_id').execute();
  return rows.map((row) => row.activity_id);
}

/** Outbox entries whose work is not done. */
export async function openEntries(db: Kysely<Schema>): Promise<number> {
  const { open } = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow();
  return open;
}
