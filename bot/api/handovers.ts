import { z } from 'zod';
import { languageOfTalk } from '../../dialogs/state.js';
import { type Texts, textsFor } from '../../dialogs/texts.js';
import { getConversation } from '../../store/conversations.js';
import {
  agentName,
  claimHandover,
  closeHandover,
  getHandover,
  handoversOnDesk,
  newestMessages,
  ownHandover,
} from '../../store/handover-desk.js';
import type { Db } from '../../store/schema.js';
import type { Changes } from '../changes.js';
import type { Principal } from '../http/principal.js';
import { answered, Reply, type Route, route } from '../http/route.js';
import type { Speak } from '../speak.js';
import type { AccountPrincipal } from '../tokens.js';
import { type CustomerView, describeCustomer, describeHandover, describeMessage, languageWritten } from './case-view.js';
import { streamChanges } from './handover-events.js';

export interface AgentParts {
  db: Db;
  changes: Changes;
  speak: Speak;
  knowCustomer(customerId: string): Promise<CustomerView | undefined>;
  now(): Date;
}

/** Messages an agent sees of a conversation; the newest of a longer one. */
const longestTranscript = 500;
const agents = ['agent', 'admin'] as const;
const answer = z.object({
  text: z.string().trim().min(1, { error: 'write something first' }).max(4_000, { error: 'at most 4,000 characters' }),
});

/** What the agents' page does. The bot says nothing in a conversation while it waits for an agent or is with one. */
export function agentRoutes(parts: AgentParts): Route[] {
  const { db, changes, speak, now } = parts;
  return [
    route({
      method: 'GET',
      path: '/api/handovers',
      callers: agents,
      async handle({ principal }) {
        const entries = await handoversOnDesk(db, me(principal).id);
        return { waiting: entries.filter(({ state }) => state === 'waiting'), mine: entries.filter(({ state }) => state === 'claimed') };
      },
    }),
    route({
      method: 'GET',
      path: '/api/handovers/events',
      callers: agents,
      handle({ res }) {
        streamChanges(changes, res);
        return answered;
      },
    }),
    route({
      method: 'GET',
      path: '/api/handovers/:id',
      callers: agents,
      handle: ({ params, principal }) => openCase(parts, params.id!, me(principal)),
    }),
    route({
      method: 'POST',
      path: '/api/handovers/:id/claim',
      callers: agents,
      async handle({ params, principal }) {
        const { id, name } = me(principal);
        const { conversation_id } = await claimHandover(db, params.id!, id, now());
        changes.notify(conversation_id);
        await speak(conversation_id, { text: (await textsOf(db, conversation_id)).agentJoined(name) });
        return new Reply(204, undefined);
      },
    }),
    route({
      method: 'POST',
      path: '/api/handovers/:id/messages',
      callers: agents,
      body: answer,
      async handle({ params, principal, body }) {
        const { id, name } = me(principal);
        const { conversation_id } = await ownHandover(db, params.id!, id);
        await speak(conversation_id, { text: body.text, agent: { id, name } });
        return new Reply(204, undefined);
      },
    }),
    route({
      method: 'POST',
      path: '/api/handovers/:id/give-back',
      callers: agents,
      handle: ({ params, principal }) => close(parts, params.id!, me(principal), 'returned'),
    }),
    route({
      method: 'POST',
      path: '/api/handovers/:id/resolve',
      callers: agents,
      handle: ({ params, principal }) => close(parts, params.id!, me(principal), 'resolved'),
    }),
  ];
}

async function openCase({ db, knowCustomer }: AgentParts, id: string, reader: AccountPrincipal) {
  const handover = await getHandover(db, id);
  const [agent, messages, customer] = await Promise.all([
    agentName(db, handover),
    newestMessages(db, handover.conversation_id, longestTranscript),
    handover.customer_id ? knowCustomer(handover.customer_id) : undefined,
  ]);
  return {
    handover: describeHandover(handover, agent, reader.id),
    language: languageWritten(messages),
    transcript: messages.map(describeMessage),
    customer: customer && describeCustomer(customer),
  };
}

async function close(
  { db, changes, speak, now }: AgentParts,
  handoverId: string,
  agent: AccountPrincipal,
  state: 'returned' | 'resolved',
): Promise<Reply> {
  const { conversation_id } = await closeHandover(db, handoverId, agent.id, state, now());
  changes.notify(conversation_id);
  const say = await textsOf(db, conversation_id);
  await speak(conversation_id, { text: state === 'returned' ? say.handedBack(agent.name) : say.resolved(agent.name) });
  return new Reply(204, undefined);
}

/** What the bot says in a conversation beside its turns, in the language that is spoken there. */
async function textsOf(db: Db, conversationId: string): Promise<Texts> {
  const { state } = await getConversation(db, conversationId);
  return textsFor(languageOfTalk(state));
}

/** The routes above admit accounts only. */
function me(principal: Principal | undefined): AccountPrincipal {
  return principal as AccountPrincipal;
}
