import type { AddressInfo } from 'node:net';
import type { Kysely } from 'kysely';
import { afterAll } from 'vitest';
import type { Changes } from '../../bot/changes.js';
import { directLineRoutes } from '../../bot/directline/routes.js';
import { type DirectLineSockets, directLineSockets } from '../../bot/directline/sockets.js';
import { authenticate } from '../../bot/http/authenticate.js';
import type { Route } from '../../bot/http/route.js';
import { createHttpServer } from '../../bot/http/server.js';
import { createLog } from '../../platform/log.js';
import type { Schema } from '../../store/schema.js';
import { localChanges, tokens } from './api.js';
import { echoInbox } from './echo-bot.js';

export const shopSecret = 'the-secret-of-the-shop';

export interface DirectLineServer {
  /** Origin, such as `http://127.0.0.1:40000`. */
  url: string;
  changes: Changes;
  sockets: DirectLineSockets;
  call(method: string, path: string, options?: CallOptions): Promise<CallResult>;
  /** Opens a conversation as its chat page does. */
  open(customer?: string): Promise<{ conversationId: string; token: string; streamUrl: string }>;
}

export interface CallOptions {
  bearer?: string;
  /** Sent as JSON, or as it is when it is a string or a form. */
  body?: object | string | FormData;
  headers?: Record<string, string>;
}

export interface CallResult {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there.
  body: any;
  headers: Headers;
}

/** Direct Line on a free port over this database, with the echo bot and what else is given; closed after the test file. */
export async function serveDirectLine(db: Kysely<Schema>, { demo = true, more = [] as Route[] } = {}): Promise<DirectLineServer> {
  const log = createLog('test', 'error');
  const changes = localChanges();
  const inbox = echoInbox(db, changes);
  const server = createHttpServer({
    routes: [...directLineRoutes({ db, tokens, inbox, demo, now: () => new Date() }), ...more],
    authenticate: (req) => authenticate(req, tokens, { directLine: shopSecret }),
    log,
  });
  const sockets = directLineSockets({ db, tokens, changes, log });
  server.server.on('upgrade', sockets.upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  afterAll(async () => {
    await sockets.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.server.closeAllConnections();
    await closed;
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const call = caller(url);
  return {
    url,
    changes,
    sockets,
    call,
    async open(customer) {
      const { body } = await call('POST', '/api/chat/token', { body: { customer } });
      const opened = await call('POST', '/v3/directline/conversations', { bearer: body.token });
      return opened.body;
    },
  };
}

function caller(url: string): DirectLineServer['call'] {
  return async (method, path, { bearer, body, headers = {} } = {}) => {
    const raw = body === undefined || typeof body === 'string' || body instanceof FormData;
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
        ...(bearer && { authorization: `Bearer ${bearer}` }),
        ...headers,
      },
      body: raw ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text && JSON.parse(text), headers: response.headers };
  };
}
