import type { Activity } from 'botbuilder';
import type { Kysely } from 'kysely';
import { languageSpoken } from '../dialogs/language.js';
import { priorityOf } from '../dialogs/priority.js';
import { freshStart, languageOfTalk } from '../dialogs/state.js';
import { textsFor } from '../dialogs/texts.js';
import { runTurn, type TurnOutput, type TurnServices } from '../dialogs/turn.js';
import type { Understanding } from '../nlu/understanding.js';
import { StewardError } from '../platform/errors.js';
import type { Log } from '../platform/log.js';
import { markHandled, nextUnhandled, type Outgoing, recordOutgoing } from '../store/activities.js';
import { isDatabaseAway } from '../store/away.js';
import { getConversation, lockTurns, saveState } from '../store/conversations.js';
import { openHandoverOf, raisePriority } from '../store/handovers.js';
import type { ActivityRow, Conversation, Db, Schema } from '../store/schema.js';

export interface TurnParts {
  db: Kysely<Schema>;
  understand(text: string): Promise<Understanding>;
  /** What the dialogs may ask for in the turn of an activity, over the turn's transaction. */
  services(db: Db, conversation: Conversation, activityId: string): Promise<TurnServices>;
  log: Log;
  now(): Date;
}

/**
 * Runs the oldest waiting turn of a conversation: state, replies, outbox rows and the mark that it was run are one
 * transaction, so a crash at any moment leaves the turn either done or still waiting. Returns whether there was one.
 */
export async function runNextTurn(parts: TurnParts, conversationId: string): Promise<boolean> {
  const { db, log } = parts;
  const waiting = await nextUnhandled(db, conversationId);
  if (!waiting) return false;
  let understanding: Understanding | undefined;
  try {
    // Understanding takes the longest and touches no row: it stays outside the transaction.
    if (waiting.text) understanding = await parts.understand(waiting.text);
    await db.transaction().execute((trx) => commitTurn(parts, trx, waiting, understanding, answer));
  } catch (error) {
    // What will be there again in a moment is waited for.
    if (isDatabaseAway(error) || (error instanceof StewardError && error.kind === 'unavailable')) throw error;
    log.error({ err: error, conversationId }, 'a turn failed; the customer gets an apology and a fresh start');
    await db.transaction().execute((trx) => commitTurn(parts, trx, waiting, understanding, apologise));
  }
  return true;
}

type Responder = (turn: Turn, services: () => Promise<TurnServices>) => Promise<TurnOutput>;

interface Turn {
  waiting: ActivityRow;
  understanding: Understanding | undefined;
  conversation: Conversation;
}

const answer: Responder = async ({ waiting, understanding, conversation }, services) =>
  runTurn({ activity: waiting.payload as Partial<Activity>, understanding, state: conversation.state, services: await services() });

const apologise: Responder = async ({ understanding, conversation }) => {
  const language = (understanding && languageSpoken(understanding)) ?? languageOfTalk(conversation.state);
  return { replies: [{ type: 'message', text: textsFor(language).apology }], state: freshStart(language) };
};

async function commitTurn(
  parts: TurnParts,
  trx: Db,
  waiting: ActivityRow,
  understanding: Understanding | undefined,
  respond: Responder,
): Promise<void> {
  const conversationId = waiting.conversation_id;
  await lockTurns(trx, conversationId);
  // Another replica may have run it while we waited for the lock.
  if ((await nextUnhandled(trx, conversationId))?.id !== waiting.id) return;
  const conversation = await getConversation(trx, conversationId);
  const withPerson = await openHandoverOf(trx, conversationId);
  if (withPerson) {
    if (understanding?.urgency) {
      await raisePriority(trx, withPerson.id, priorityOf({ mood: understanding.sentiment.score, urgency: understanding.urgency.score }));
    }
  } else {
    const services = () => parts.services(trx, conversation, waiting.id);
    const { replies, state } = await respond({ waiting, understanding, conversation }, services);
    await recordOutgoing(
      trx,
      conversationId,
      'bot',
      replies.map((reply) => outgoing(reply, waiting)),
      parts.now(),
    );
    await saveState(trx, conversation, state);
  }
  await markHandled(trx, waiting.id, understanding, parts.now());
}

function outgoing(reply: Partial<Activity>, waiting: ActivityRow): Outgoing {
  const payload = { ...reply, replyToId: waiting.id, channelData: { ...reply.channelData, speaker: 'bot' } };
  return { payload, type: reply.type ?? 'message', text: reply.text };
}
