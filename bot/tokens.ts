import { errors, jwtVerify, SignJWT } from 'jose';
import { StewardError } from '../platform/errors.js';
import type { Role } from '../store/schema.js';
import type { Principal } from './http/principal.js';

/** Seconds a Direct Line token lives; clients refresh it at half its life. */
export const chatTokenLifetime = 1_800;
/** Seconds an agent or owner stays signed in. */
export const sessionLifetime = 12 * 3_600;
/** Seconds within which a stream's address must be used; it may end up in a log, so it opens nothing later. */
const streamLifetime = 60;

export type ChatPrincipal = Extract<Principal, { kind: 'chat' }>;
export type AccountPrincipal = Extract<Principal, { kind: 'account' }>;

export interface Tokens {
  signChat(principal: Omit<ChatPrincipal, 'kind'>, lifetime?: number): Promise<string>;
  signSession(principal: Omit<AccountPrincipal, 'kind'>): Promise<string>;
  /** @throws StewardError `token_expired` (forbidden) or `token_invalid` (unauthorised) */
  verify(token: string): Promise<ChatPrincipal | AccountPrincipal>;
  /** For the address of a conversation's stream; good for nothing else. */
  signStream(conversationId: string): Promise<string>;
  /** The conversation whose stream the token opens. @throws StewardError as `verify` does */
  verifyStream(token: string): Promise<string>;
}

/** Tokens signed by this installation (JWT, HS256). Every bot of one database holds the same key. */
export function createTokens(secret: string): Tokens {
  const key = new TextEncoder().encode(secret);
  const sign = (claims: Record<string, unknown>, seconds: number) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1_000) + seconds)
      .sign(key);
  const claimsOf = async (token: string): Promise<Claims> => {
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], requiredClaims: ['exp'] }).catch((cause: unknown) => {
      throw refusal(cause);
    });
    return payload as Claims;
  };
  return {
    // Direct Line clients read the user's id from the claim `user`.
    signChat: ({ conversationId, userId, customerId }, lifetime = chatTokenLifetime) =>
      sign({ kind: 'chat', conversationId, user: userId, customerId }, lifetime),
    signSession: ({ id, name, role }) => sign({ kind: 'account', id, name, role }, sessionLifetime),
    signStream: (conversationId) => sign({ kind: 'stream', conversationId }, streamLifetime),
    async verify(token) {
      const claims = await claimsOf(token);
      switch (claims.kind) {
        case 'chat':
          return { kind: 'chat', conversationId: claims.conversationId!, userId: claims.user!, customerId: claims.customerId };
        case 'account':
          return { kind: 'account', id: claims.id!, name: claims.name!, role: claims.role as Role };
        default:
          throw refusal(undefined);
      }
    },
    async verifyStream(token) {
      const claims = await claimsOf(token);
      if (claims.kind !== 'stream') throw refusal(undefined);
      return claims.conversationId!;
    },
  };
}

/** What our own signature vouches for. */
type Claims = Record<string, string | undefined>;

/** Direct Line clients read 403 as "your token is over, get another one" and nothing else. */
function refusal(cause: unknown): StewardError {
  return cause instanceof errors.JWTExpired
    ? new StewardError('forbidden', 'token_expired', 'The token has expired. Ask for a new one.', { cause })
    : new StewardError('unauthorised', 'token_invalid', 'The token is not valid.', { cause });
}
