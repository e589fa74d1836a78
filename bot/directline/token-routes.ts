import { z } from 'zod';
import type { Db } from '../../store/schema.js';
import { type Route, route } from '../http/route.js';
import { storable } from '../http/storable.js';
import { type ChatPrincipal, chatTokenLifetime, type Tokens } from '../tokens.js';
import { identify, type Participant } from './participant.js';

/** What the body of a token request may say; other fields of the protocol (`locale`, `trustedOrigins`) are let pass. */
export const TokenRequest = z.looseObject({
  user: z.looseObject({ id: storable(256).optional() }).nullish(),
  customer: storable(256).optional(),
});

export interface TokenReply {
  conversationId: string;
  token: string;
  /** Seconds. */
  expires_in: number;
}

export async function tokenReply(tokens: Tokens, { conversationId, userId, customerId }: Participant): Promise<TokenReply> {
  const token = await tokens.signChat({ conversationId, userId, customerId });
  return { conversationId, token, expires_in: chatTokenLifetime };
}

/** Tokens for the shop's server, which holds the secret, and fresh ones for whoever holds one. */
export function tokenRoutes({ db, tokens }: { db: Db; tokens: Tokens }): Route[] {
  return [
    route({
      method: 'POST',
      path: '/v3/directline/tokens/generate',
      callers: ['shop'],
      body: TokenRequest,
      handle: async ({ body }) => tokenReply(tokens, await identify(db, body)),
    }),
    route({
      method: 'POST',
      path: '/v3/directline/tokens/refresh',
      callers: ['chat'],
      handle: ({ principal }) => tokenReply(tokens, principal as ChatPrincipal),
    }),
  ];
}
