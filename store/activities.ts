import { randomUUID } from 'node:crypto';
import { StewardError } from '../platform/errors.js';
import { jsonbText } from './jsonb.js';
import { appendToOutbox } from './outbox.js';
import type { ActivityDirection, ActivityRow, Db, Speaker } from './schema.js';

export interface Incoming {
  conversationId: string;
  /** The Bot Framework activity as it came. */
  payload: Record<string, unknown>;
  type: string;
  text?: string | undefined;
  /** The id its sender gave it; a second one with the same key is the same message. */
  senderKey?: string | undefined;
  at: Date;
}

/**
 * Records what a customer sent, with its outbox row. Once the caller's transaction is committed, nothing loses it.
 * A duplicate is not recorded again: the first row comes back.
 * @throws StewardError `conversation_not_found`
 */
export async function recordIncoming(db: Db, incoming: Incoming): Promise<{ row: ActivityRow; duplicate: boolean }> {
  const { conversationId, senderKey } = incoming;
  const first = await takeSequence(db, conversationId, 1);
  // Looked up under the lock of the sequence: of two that come at once, the second one sees the first.
  const known = senderKey ? await findBySenderKey(db, conversationId, senderKey) : undefined;
  if (known) return { row: known, duplicate: true };
  const [row] = await insertActivities(db, { conversationId, first, direction: 'in', speaker: 'customer', at: incoming.at }, [incoming]);
  return { row: row!, duplicate: false };
}

export interface Outgoing {
  payload: Record<string, unknown>;
  type: string;
  text?: string | undefined;
}

/**
 * Records what the bot or an agent says, in order, with an outbox row for each message.
 * @throws StewardError `conversation_not_found`
 */
export async function recordOutgoing(
  db: Db,
  conversationId: string,
  speaker: Speaker,
  replies: readonly Outgoing[],
  at: Date,
): Promise<ActivityRow[]> {
  if (replies.length === 0) return [];
  const first = await takeSequence(db, conversationId, replies.length);
  return insertActivities(db, { conversationId, first, direction: 'out', speaker, at }, replies);
}

/** The activities after a watermark, oldest first. */
export function activitiesAfter(db: Db, conversationId: string, watermark: number, limit = 500): Promise<ActivityRow[]> {
  return db
    .selectFrom('activity')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', watermark)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** The oldest incoming activity of the conversation whose turn was not run. */
export function nextUnhandled(db: Db, conversationId: string): Promise<ActivityRow | undefined> {
  return unhandled(db).selectAll().where('conversation_id', '=', conversationId).orderBy('seq').limit(1).executeTakeFirst();
}

/** Conversations with a turn that should have been run before `before`: its process died, or the database was away. */
export async function conversationsLeftBehind(db: Db, before: Date): Promise<string[]> {
  const rows = await unhandled(db).select('conversation_id').where('at', '<', before).distinct().limit(100).execute();
  return rows.map((row) => row.conversation_id);
}

/** Marks the turn of an incoming activity as done, together with what was understood, which is ingested after the message itself. */
export async function markHandled(db: Db, id: string, understanding: object | undefined, at: Date): Promise<void> {
  await db
    .updateTable('activity')
    .set({ handled_at: at, understanding: understanding ? JSON.stringify(understanding) : null })
    .where('id', '=', id)
    .execute();
  if (understanding) await appendToOutbox(db, 'message', [{ activityId: id }]);
}

function unhandled(db: Db) {
  return db.selectFrom('activity').where('direction', '=', 'in').where('handled_at', 'is', null);
}

/**
 * Hands out the next `count` sequence numbers of a conversation and returns the first. Holds the conversation's row until
 * the transaction ends, so that numbers become visible in order.
 */
async function takeSequence(db: Db, conversationId: string, count: number): Promise<number> {
  const row = await db
    .updateTable('conversation')
    .set((eb) => ({ last_seq: eb('last_seq', '+', count) }))
    .where('id', '=', conversationId)
    .returning('last_seq')
    .executeTakeFirst();
  if (!row) throw new StewardError('not_found', 'conversation_not_found', 'There is no conversation with this id.');
  return row.last_seq - count + 1;
}

function findBySenderKey(db: Db, conversationId: string, senderKey: string): Promise<ActivityRow | undefined> {
  return db
    .selectFrom('activity')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('sender_key', '=', senderKey)
    .executeTakeFirst();
}

interface Batch {
  conversationId: string;
  /** Sequence number of the first. */
  first: number;
  direction: ActivityDirection;
  speaker: Speaker;
  at: Date;
}

async function insertActivities(
  db: Db,
  batch: Batch,
  activities: readonly (Outgoing & { senderKey?: string | undefined })[],
): Promise<ActivityRow[]> {
  const { conversationId, first, direction, speaker, at } = batch;
  const rows = activities.map(({ payload, type, text, senderKey }, n) => {
    const id = randomUUID();
    return {
      id,
      conversation_id: conversationId,
      seq: first + n,
      direction,
      speaker,
      type,
      // PostgreSQL's text takes every character but NUL.
      text: text?.replaceAll('\0', '') ?? null,
      payload: jsonbText({ ...payload, id }),
      sender_key: senderKey ?? null,
      at,
    };
  });
  const inserted = await db.insertInto('activity').values(rows).returningAll().execute();
  const messages = rows.filter(({ type }) => type === 'message').map(({ id }) => ({ activityId: id }));
  if (messages.length > 0) await appendToOutbox(db, 'message', messages);
  return inserted.sort((a, b) => a.seq - b.seq);
}
