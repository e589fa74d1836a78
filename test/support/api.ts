import type { AddressInfo } from 'node:net';
import type { Server } from 'restify';
import { afterAll } from 'vitest';
import type { Changes } from '../../bot/changes.js';
import { authenticate, sessionCookie } from '../../bot/http/authenticate.js';
import type { Route } from '../../bot/http/route.js';
import { createHttpServer } from '../../bot/http/server.js';
import { createTokens, type Tokens } from '../../bot/tokens.js';
import { createLog } from '../../platform/log.js';
import type { Account } from '../../store/schema.js';

export const tokens: Tokens = createTokens('a secret of the tests alone');

const apiSecret = 'the secret of the shop';

export type Call = (method: string, path: string, body?: object) => Promise<{ status: number; body: unknown; headers: Headers }>;

export interface Api {
  url: string;
  /** Calls without any proof. */
  call: Call;
  /** Calls as a program of the shop. */
  asShop: Call;
  /** Calls with the session cookie of an account. */
  as(account: Account): Promise<Call>;
}

/** A server with these routes on a free port, closed after the test file. */
export async function serveRoutes(routes: Route[]): Promise<Api> {
  const server = createHttpServer({
    routes,
    authenticate: (req) => authenticate(req, tokens, { api: apiSecret }),
    log: createLog('test', 'error'),
  });
  const url = await listen(server);
  return {
    url,
    call: caller(url, {}),
    asShop: caller(url, { authorization: `Bearer ${apiSecret}` }),
    as: async (account) => caller(url, { cookie: await cookieOf(account) }),
  };
}

/** The session cookie of an account, as a browser sends it. */
export async function cookieOf({ id, name, role }: Account): Promise<string> {
  return `${sessionCookie}=${await tokens.signSession({ id, name, role })}`;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  afterAll(async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.server.closeAllConnections();
    await closed;
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function caller(url: string, headers: Record<string, string>): Call {
  return async (method, path, body) => {
    const sent = body && { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } };
    const response = await fetch(url + path, { method, headers, ...sent });
    const text = await response.text();
    return { status: response.status, body: text && JSON.parse(text), headers: response.headers };
  };
}

/** Changes within this process, with the listeners they have. */
export function localChanges(): Changes & { listeners: ReadonlySet<(conversationId: string) => void> } {
  const listeners = new Set<(conversationId: string) => void>();
  return {
    listeners,
    notify: (conversationId) => listeners.forEach((listener) => void listener(conversationId)),
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
