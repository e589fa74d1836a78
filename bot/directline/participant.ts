import { randomUUID } from 'node:crypto';
import { StewardError } from '../../platform/errors.js';
import { getConversation } from '../../store/conversations.js';
import { findCustomerByName } from '../../store/customers.js';
import type { Db } from '../../store/schema.js';
import type { Principal } from '../http/principal.js';

export const channel = 'directline';
export const botAccount = { id: 'steward', name: 'Steward', role: 'bot' };

/** A person in a conversation: what a Direct Line token stands for. */
export interface Participant {
  conversationId: string;
  /** Starts with `dl_`: only the server gives such ids. */
  userId: string;
  customerId?: string | undefined;
}

/** Whom the shop asks a token for. */
export interface Identification {
  user?: { id?: string | undefined } | null | undefined;
  /** Id or e-mail address. */
  customer?: string | undefined;
}

/**
 * A participant of a conversation that is yet to be opened, bound to the customer who is named, or whose id or e-mail
 * address the user's id is.
 * @throws StewardError `customer_not_found` when a customer is named and there is none
 */
export async function identify(db: Db, { user, customer }: Identification): Promise<Participant> {
  const name = user?.id?.replace(/^dl_/, '');
  const known = customer ?? name;
  const bound = known ? await findCustomerByName(db, known) : undefined;
  if (customer !== undefined && !bound) {
    throw new StewardError('not_found', 'customer_not_found', 'The shop has no customer with this id or e-mail address.');
  }
  return { conversationId: randomUUID(), userId: `dl_${name || bound?.id || randomUUID()}`, customerId: bound?.id };
}

/**
 * The participant as whom a caller takes part in a conversation: a token opens its own one only, the secret every one
 * of this channel.
 * @throws StewardError `conversation_not_found`, for a conversation that is somebody else's too
 */
export async function participantIn(db: Db, caller: Principal | undefined, conversationId: string): Promise<Participant> {
  const admitted = caller?.kind === 'chat' ? caller.conversationId === conversationId : /^[\w-]{1,64}$/.test(conversationId);
  const conversation = admitted ? await getConversation(db, conversationId) : undefined;
  if (conversation?.channel !== channel) {
    throw new StewardError('not_found', 'conversation_not_found', 'There is no conversation with this id.');
  }
  return { conversationId, userId: conversation.user_id, customerId: conversation.customer_id ?? undefined };
}
