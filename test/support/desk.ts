import type { Understanding } from '../../nlu/understanding.js';
import { insertAccount } from '../../store/accounts.js';
import { markHandled, recordIncoming, recordOutgoing } from '../../store/activities.js';
import { openConversation } from '../../store/conversations.js';
import { openHandover } from '../../store/handovers.js';
import { ingestMessage } from '../../store/ingested-messages.js';
import type { Account, Db, Handover, Role } from '../../store/schema.js';

/** An account that signs in by token only. */
export async function account(db: Db, name: string, role: Role): Promise<Account> {
  return (await insertAccount(db, { email: `${name.toLowerCase()}@shop.test`, name, role, passwordHash: 'none' }))!;
}

export function understood(text: string, intent: string, rest: Partial<Understanding> = {}): Understanding {
  return {
    text,
    language: 'en',
    intents: [{ intent, confidence: 0.9 }],
    inScope: true,
    asks: [{ intent, confidence: 0.9, start: 0, end: text.length, negated: false }],
    entities: [],
    sentiment: { label: 'neutral', score: 0 },
    ...rest,
  };
}

/** Records what a customer said and what the bot made of it, as a turn does, and ingests it, as the workers do. */
export async function customerSays(db: Db, conversationId: string, text: string, at: Date, understanding?: Understanding): Promise<void> {
  const { row } = await recordIncoming(db, { conversationId, payload: { type: 'message', text }, type: 'message', text, at });
  await markHandled(db, row.id, understanding, at);
  await ingestMessage(db, row.id);
}

export async function botSays(db: Db, conversationId: string, text: string, at: Date): Promise<void> {
  await recordOutgoing(db, conversationId, 'bot', [{ payload: { type: 'message', text }, type: 'message', text }], at);
}

export interface Waiting {
  conversationId: string;
  customerId?: string;
  reason?: string;
  priority?: number;
  /** What the customer said last. */
  lastWords?: string;
  at: Date;
}

/** A conversation that waits for a person. */
export async function waitingHandover(db: Db, { conversationId, customerId, reason, priority, lastWords, at }: Waiting): Promise<Handover> {
  await openConversation(db, { id: conversationId, channel: 'directline', userId: `dl_${conversationId}`, customerId });
  const text = lastWords ?? 'I want to talk to a person';
  await customerSays(db, conversationId, text, at, understood(text, 'talk_to_person'));
  const handover = { conversationId, customerId, reason: reason ?? 'asked_for_person', priority: priority ?? 0, transcript: [], at };
  return (await openHandover(db, handover))!;
}
