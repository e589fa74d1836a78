import type { Kysely } from 'kysely';
import { recordOutgoing } from '../store/activities.js';
import type { Schema } from '../store/schema.js';
import type { Changes } from './changes.js';

/** Says something in a conversation outside of a turn: an agent's answer, or word from the bot that it is back. */
export type Speak = (conversationId: string, message: { text: string; agent?: { id: string; name: string } }) => Promise<void>;

export function createSpeak(parts: { db: Kysely<Schema>; changes: Changes; now(): Date }): Speak {
  return async (conversationId, { text, agent }) => {
    const speaker = agent ? 'agent' : 'bot';
    const channelData = { speaker, ...(agent && { agentName: agent.name }) };
    const payload = { type: 'message', text, channelData };
    await parts.db
      .transaction()
      .execute((trx) => recordOutgoing(trx, conversationId, speaker, [{ payload, type: 'message', text }], parts.now()));
    parts.changes.notify(conversationId);
  };
}
