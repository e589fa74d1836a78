import type { Kysely } from 'kysely';
import { afterAll } from 'vitest';
import type { Changes } from '../../bot/changes.js';
import { createInbox, type Inbox } from '../../bot/inbox.js';
import { startTurnRunner } from '../../bot/turn-runner.js';
import { createLog } from '../../platform/log.js';
import { markHandled, nextUnhandled, recordOutgoing } from '../../store/activities.js';
import type { Schema } from '../../store/schema.js';

/** The real inbox with a bot behind it that greets, and repeats what it is told. */
export function echoInbox(db: Kysely<Schema>, changes: Changes): Inbox {
  const now = () => new Date();
  const runNext = async (conversationId: string): Promise<boolean> => {
    const waiting = await nextUnhandled(db, conversationId);
    if (!waiting) return false;
    const text = waiting.type === 'conversationUpdate' ? 'Hello!' : `You said: ${waiting.text}`;
    await db.transaction().execute(async (trx) => {
      await recordOutgoing(
        trx,
        conversationId,
        'bot',
        [{ payload: { type: 'message', text, replyToId: waiting.id }, type: 'message', text }],
        now(),
      );
      await markHandled(trx, waiting.id, undefined, now());
    });
    changes.notify(conversationId);
    return true;
  };
  const turns = startTurnRunner({ runNext, leftBehind: async () => [], log: createLog('test', 'error') });
  afterAll(() => turns.close());
  return createInbox({ db, turns, changes, now });
}
