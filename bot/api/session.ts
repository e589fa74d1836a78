import type { Request } from 'restify';
import { z } from 'zod';
import { StewardError } from '../../platform/errors.js';
import type { Db } from '../../store/schema.js';
import { provenAccount } from '../accounts.js';
import { sessionCookie } from '../http/authenticate.js';
import { Reply, type Route, route } from '../http/route.js';
import { storable } from '../http/storable.js';
import { type AccountPrincipal, sessionLifetime, type Tokens } from '../tokens.js';
import { createSignInThrottle } from './sign-in-throttle.js';

export interface SessionParts {
  db: Db;
  tokens: Tokens;
  now(): Date;
}

const credentials = z.object({ email: storable(320), password: z.string().min(1).max(1_000) });

/** Signing in to the agents' and owners' pages, by a cookie that no script can read and no other site can send. */
export function sessionRoutes({ db, tokens, now }: SessionParts): Route[] {
  const throttle = createSignInThrottle(now);
  return [
    route({
      method: 'POST',
      path: '/api/session',
      callers: ['anyone'],
      body: credentials,
      async handle({ body: { email, password }, req }) {
        const address = req.socket.remoteAddress ?? '';
        throttle.attempt(email, address);
        const account = await provenAccount(db, email, password);
        if (!account) throw new StewardError('unauthorised', 'credentials_wrong', 'The e-mail address or the password is wrong.');
        throttle.succeeded(email, address);
        const { id, name, role } = account;
        const token = await tokens.signSession({ id, name, role });
        return new Reply(200, { name, role }, { 'Set-Cookie': cookie(req, token, sessionLifetime) });
      },
    }),
    route({
      method: 'GET',
      path: '/api/session',
      callers: ['agent', 'owner', 'admin'],
      handle({ principal }) {
        const { name, role } = principal as AccountPrincipal;
        return { name, role };
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/session',
      callers: ['anyone'],
      handle: ({ req }) => new Reply(204, undefined, { 'Set-Cookie': cookie(req, '', 0) }),
    }),
  ];
}

function cookie(req: Request, value: string, seconds: number): string {
  const secure = req.isSecure() || req.headers['x-forwarded-proto'] === 'https';
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${seconds}`, ...(secure ? ['Secure'] : [])];
  return [`${sessionCookie}=${value}`, ...attributes].join('; ');
}
