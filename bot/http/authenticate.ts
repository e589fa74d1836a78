import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'restify';
import type { Tokens } from '../tokens.js';
import type { Principal } from './principal.js';

/** What the shop's own servers prove themselves with; nobody can where one is not set. */
export interface Secrets {
  /** Stands for every customer in chat. */
  directLine?: string | undefined;
  /** Sends events and reads recommendations. */
  api?: string | undefined;
}

export const sessionCookie = 'steward_session';

/**
 * Reads the proof a request carries: `Authorization: Bearer` with one of the secrets or a token, or the session cookie.
 * @throws StewardError `token_invalid` or `token_expired` for a proof that does not hold; undefined where there is none.
 */
export async function authenticate(req: Request, tokens: Tokens, { directLine, api }: Secrets): Promise<Principal | undefined> {
  const bearer = /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (bearer) {
    if (directLine && equal(bearer, directLine)) return { kind: 'shop' };
    return api && equal(bearer, api) ? { kind: 'api' } : tokens.verify(bearer);
  }
  const session = cookies(req.headers.cookie ?? '').get(sessionCookie);
  return session ? tokens.verify(session) : undefined;
}

/** Compares in constant time, whatever the lengths. */
function equal(a: string, b: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function cookies(header: string): Map<string, string> {
  return new Map(
    header.split(';').map((pair) => {
      const [name = '', ...value] = pair.trim().split('=');
      return [name, value.join('=')];
    }),
  );
}
