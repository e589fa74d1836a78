import { errors, jwtVerify, SignJWT } from 'jose';
import { StewardError } from '../platform/errors.js';
import type { Role } from '../store/schema.js';
import type { Principal } from './http/principal.js';

/** Seconds a Direct Line token lives; clients refresh it at half its life. */
export const chatTokenLifetime = 1_800;
/** Seconds an agent or owner stays signed in. */
export const sessionLifetime = 12 * 3_600;

export type ChatPrincipal = Extract<Principal, { kind: 'chat' }>;
export type AccountPrincipal = Extract<Principal, { kind: 'account' }>;

export interface Tokens {
  signChat(principal: Omit<ChatPrincipal, 'kind'>, lifetime?: number): Promise<string>;
  signSession(principal: Omit<AccountPrincipal, 'kind'>): Promise<string>;
  /** @throws StewardError `token_expired` (forbidden) or `token_invalid` (unauthorised) */
  verify(token: string): Promise<ChatPrincipal | AccountPrincipal>;
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
  return {
    signChat: ({ conversationId, userId, customerId }, lifetime = chatTokenLifetime) =>
      sign({ kind: 'chat', conversationId, userId, customerId }, lifetime),
    signSession: ({ id, name, role }) => sign({ kind: 'account', id, name, role }, sessionLifetime),
    async verify(token) {
      const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], requiredClaims: ['exp'] }).catch((cause: unknown) => {
        throw refusal(cause);
      });
      const claims = payload as Record<string, string | undefined>;
      return claims.kind === 'chat'
        ? { kind: 'chat', conversationId: claims.conversationId!, userId: claims.userId!, customerId: claims.customerId }
        : { kind: 'account', id: claims.id!, name: claims.name!, role: claims.role as Role };
    },
  };
}

/** Direct Line clients read 403 as "your token is over, get another one" and nothing else. */
function refusal(cause: unknown): StewardError {
  return cause instanceof errors.JWTExpired
    ? new StewardError('forbidden', 'token_expired', 'The token has expired. Ask for a new one.', { cause })
    : new StewardError('unauthorised', 'token_invalid', 'The token is not valid.', { cause });
}
