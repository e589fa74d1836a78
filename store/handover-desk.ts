import { sql } from 'kysely';
import { StewardError } from '../platform/errors.js';
import type { ActivityRow, Db, Handover } from './schema.js';

/**
 * Hand-overs that wait for anybody, most urgent first, then those this agent has claimed. `urgent` is one in which the customer
 * wrote something urgent in the hour before, or since.
 */
export function handoversOnDesk(db: Db, agentId: string) {
  return db
    .selectFrom('handover')
    .innerJoin('conversation', 'conversation.id', 'handover.conversation_id')
    .leftJoin('customer', 'customer.id', 'handover.customer_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('activity')
          .select(['text', 'at', sql<string | null>`understanding->'sentiment'->>'label'`.as('sentiment')])
          .whereRef('activity.conversation_id', '=', 'handover.conversation_id')
          .where('speaker', '=', 'customer')
          .where('text', 'is not', null)
          .orderBy('seq', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select([
      'handover.id',
      'handover.conversation_id as conversationId',
      'handover.reason',
      'handover.priority',
      'handover.state',
      'handover.opened_at as openedAt',
      'handover.claimed_at as claimedAt',
      'conversation.channel',
      'customer.name as customerName',
      'last.text as lastWords',
      'last.at as lastWordsAt',
      'last.sentiment',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('activity')
            .whereRef('activity.conversation_id', '=', 'handover.conversation_id')
            .where('speaker', '=', 'customer')
            .where(sql<boolean>`activity.at >= handover.opened_at - interval '1 hour'`)
            .where(sql<boolean>`understanding->'urgency'->>'label' = 'urgent'`),
        )
        .as('urgent'),
    )
    .where((eb) =>
      eb.or([eb('handover.state', '=', 'waiting'), eb.and([eb('handover.state', '=', 'claimed'), eb('handover.agent_id', '=', agentId)])]),
    )
    .orderBy('handover.state', 'desc')
    .orderBy('handover.priority', 'desc')
    .orderBy('handover.opened_at')
    .execute();
}

/** @throws StewardError `handover_not_found` */
export async function getHandover(db: Db, id: string): Promise<Handover> {
  const row = await db.selectFrom('handover').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StewardError('not_found', 'handover_not_found', 'There is no hand-over with this id.');
  return row;
}

/**
 * Gives a waiting hand-over to one agent; of many who claim it at once exactly one gets it.
 * @throws StewardError `handover_not_found`, `already_claimed`
 */
export async function claimHandover(db: Db, id: string, agentId: string, at: Date): Promise<Handover> {
  const claimed = await db
    .updateTable('handover')
    .set({ state: 'claimed', agent_id: agentId, claimed_at: at })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returningAll()
    .executeTakeFirst();
  if (claimed) return claimed;
  await getHandover(db, id);
  throw new StewardError('conflict', 'already_claimed', 'Somebody else was faster: this conversation is no longer waiting.');
}

/**
 * Ends a hand-over: `returned` gives the conversation back to the bot with its case open, `resolved` closes the case.
 * @throws StewardError `handover_not_found`, `not_your_handover`
 */
export async function closeHandover(db: Db, id: string, agentId: string, state: 'returned' | 'resolved', at: Date): Promise<Handover> {
  const closed = await db
    .updateTable('handover')
    .set({ state, closed_at: at })
    .where('id', '=', id)
    .where('state', '=', 'claimed')
    .where('agent_id', '=', agentId)
    .returningAll()
    .executeTakeFirst();
  if (closed) return closed;
  await getHandover(db, id);
  throw notYours();
}

/**
 * The hand-over of this id, if this agent has it now.
 * @throws StewardError `handover_not_found`, `not_your_handover`
 */
export async function ownHandover(db: Db, id: string, agentId: string): Promise<Handover> {
  const handover = await getHandover(db, id);
  if (handover.state !== 'claimed' || handover.agent_id !== agentId) throw notYours();
  return handover;
}

function notYours(): StewardError {
  return new StewardError('conflict', 'not_your_handover', 'You do not have this conversation now.');
}

/** The newest messages of a conversation, oldest first. */
export async function newestMessages(db: Db, conversationId: string, limit: number): Promise<ActivityRow[]> {
  const rows = await db
    .selectFrom('activity')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('type', '=', 'message')
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse();
}

/** The name of the agent who has, or had, a hand-over. */
export async function agentName(db: Db, handover: Handover): Promise<string | undefined> {
  if (!handover.agent_id) return undefined;
  const row = await db.selectFrom('account').select('name').where('id', '=', handover.agent_id).executeTakeFirst();
  return row?.name;
}
