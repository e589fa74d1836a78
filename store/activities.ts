import { randomUUID } from 'node:crypto';
import { StewardError } from '../platform/errors.js';
import { jsonbText } from './jsonb.js';
import { appendToOutbox } from './outbox.js';
import type { ActivityRow, Db, Speaker } from './schema.js';

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
  const seq = await takeSequence(db, incoming.conversationId);
  const known = incoming.senderKey ? await findBySenderKey(db, incoming.conversationId, incoming.senderKey) : undefined;
  if (known) return { row: known, duplicate: true };
  const row = await insertActivity(db, { ...incoming, seq, direction: 'in', speaker: 'customer' });
  return { row, duplicate: false };
}

export interface Outgoing {
  payload: Record<string, unknown>;
  type: string;
  text?: string | undefined;
}

/** Records what the bot or an agent says, in order, with an outbox row each. */
export async function recordOutgoing(
  db: Db,
  conversationId: string,
  speaker: Speaker,
  replies: readonly Outgoing[],
  at: Date,
): Promise<ActivityRow[]> {
  const rows: ActivityRow[] = [];
  for (const reply of replies) {
    const seq = await takeSequence(db, conversationId);
    rows.push(await insertActivity(db, { ...reply, conversationId, seq, direction: 'out', speaker, at }));
  }
  return rows;
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
  if (understanding) await appendToOutbox(db, 'message', { activityId: id });
}

function unhandled(db: Db) {
  return db.selectFrom('activity').where('direction', '=', 'in').where('handled_at', 'is', null);
}

/** Locks the conversation's row until the transaction ends, so sequence numbers become visible in order. */
async function takeSequence(db: Db, conversationId: string): Promise<number> {
  const row = await db.selectFrom('conversation').select('last_seq').where('id', '=', conversationId).forUpdate().executeTakeFirst();
  if (!row) throw new StewardError('not_found', 'conversation_not_found', 'There is no conversation with this id.');
  return row.last_seq + 1;
}

function findBySenderKey(db: Db, conversationId: string, senderKey: string): Promise<ActivityRow | undefined> {
  return db
    .selectFrom('activity')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('sender_key', '=', senderKey)
    .executeTakeFirst();
}

interface NewActivity extends Outgoing {
  conversationId: string;
  seq: number;
  direction: 'in' | 'out';
  speaker: Speaker;
  senderKey?: string | undefined;
  at: Date;
}

async function insertActivity(db: Db, activity: NewActivity): Promise<ActivityRow> {
  const { conversationId, seq, direction, speaker, type, senderKey, at } = activity;
  const id = randomUUID();
  // PostgreSQL's text takes every character but NUL.
  const text = activity.text?.replaceAll('\0', '') ?? null;
  const payload = jsonbText({ ...activity.payload, id });
  const row = await db
    .insertInto('activity')
    .values({ id, conversation_id: conversationId, seq, direction, speaker, type, text, payload, sender_key: senderKey ?? null, at })
    .returningAll()
    .executeTakeFirstOrThrow();
  await db.updateTable('conversation').set({ last_seq: seq }).where('id', '=', conversationId).execute();
  if (type === 'message') await appendToOutbox(db, 'message', { activityId: id });
  return row;
}
