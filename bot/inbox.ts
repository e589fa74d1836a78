import type { Kysely } from 'kysely';
import { recordIncoming } from '../store/activities.js';
import { type NewConversation, openConversation } from '../store/conversations.js';
import type { Schema } from '../store/schema.js';
import type { Changes } from './changes.js';
import { oneAtATime } from './one-at-a-time.js';
import type { TurnRunner } from './turn-runner.js';

export interface IncomingMessage {
  conversation: NewConversation;
  /** The Bot Framework activity as it came, checked by its channel. */
  payload: Record<string, unknown>;
  type: string;
  text?: string | undefined;
  /** The id its sender gave it, by which a duplicate is known. */
  senderKey?: string | undefined;
}

export interface Inbox {
  /**
   * Commits the message and its outbox row, then sets its turn going without waiting for it. When this returns, the
   * message may be acknowledged: nothing loses it any more.
   */
  accept(message: IncomingMessage): Promise<{ id: string; duplicate: boolean }>;
}

export function createInbox(parts: { db: Kysely<Schema>; turns: TurnRunner; changes: Changes; now(): Date }): Inbox {
  const { db, turns, changes, now } = parts;
  // Their rows would wait for each other anyway, but there every one that waits keeps a connection from everybody else.
  const inOrder = oneAtATime();
  return {
    async accept({ conversation, ...message }) {
      const { row, duplicate } = await inOrder(conversation.id, () =>
        db.transaction().execute(async (trx) => {
          await openConversation(trx, conversation);
          return recordIncoming(trx, { ...message, conversationId: conversation.id, at: now() });
        }),
      );
      if (!duplicate) {
        changes.notify(conversation.id);
        turns.run(conversation.id);
      }
      return { id: row.id, duplicate };
    },
  };
}
