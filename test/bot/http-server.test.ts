import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Server } from 'restify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { authenticate } from '../../bot/http/authenticate.js';
import { Reply, type Route, route } from '../../bot/http/route.js';
import { createHttpServer } from '../../bot/http/server.js';
import { createTokens } from '../../bot/tokens.js';
import { StewardError } from '../../platform/errors.js';
import { createLog } from '../../platform/log.js';

const tokens = createTokens('a secret of the test');
const directLineSecret = 'secret-of-the-shop';
const secretDetail = 'the reason, for us alone';

const routes: Route[] = [
  route({ method: 'POST', path: '/echo', callers: ['anyone'], body: z.object({ text: z.string() }), handle: ({ body }) => body }),
  route({ method: 'GET', path: '/made', callers: ['anyone'], handle: () => new Reply(201, { made: true }) }),
  route({ method: 'GET', path: '/chat', callers: ['chat'], handle: ({ principal }) => principal }),
  route({ method: 'GET', path: '/shop', callers: ['shop'], handle: ({ principal }) => principal }),
  route({ method: 'GET', path: '/agents-only', callers: ['agent'], handle: () => 'in' }),
  route({ method: 'GET', path: '/broken', callers: ['anyone'], handle: () => Promise.reject(new Error(secretDetail)) }),
  route({
    method: 'GET',
    path: '/away',
    callers: ['anyone'],
    handle: () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })),
  }),
  route({
    method: 'GET',
    path: '/taken',
    callers: ['anyone'],
    handle: () => Promise.reject(new StewardError('conflict', 'taken', 'It is taken.')),
  }),
];

let server: Server;
let url: string;
beforeAll(async () => {
  server = createHttpServer({
    routes,
    authenticate: (req) => authenticate(req, tokens, { directLine: directLineSecret }),
    log: createLog('test', 'silent'),
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const call = async (path: string, init?: RequestInit) => {
  const response = await fetch(url + path, init);
  return {
    status: response.status,
    body: (await response.json()) as Record<string, never> & { error?: { code: string; message: string } },
  };
};
const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  call('/echo', { method: 'POST', body, headers });
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

describe('the server', () => {
  it('hands a checked body to its route and sends what comes back', async () => {
    expect(await post('{"text":"hello","more":1}')).toEqual({ status: 200, body: { text: 'hello' } });
    expect(await call('/made')).toEqual({ status: 201, body: { made: true } });
  });

  it.each([
    ['malformed JSON', '{"text":', 400, 'body_malformed'],
    ['another shape', '{"text":5}', 400, 'body_invalid'],
    ['no object', '[]', 400, 'body_invalid'],
    ['an empty body', '', 400, 'body_invalid'],
    ['more than 256 KB', JSON.stringify({ text: 'x'.repeat(257 * 1_024) }), 413, 'body_too_large'],
  ])('refuses %s with a code and a sentence', async (_what, sent, status, code) => {
    const { status: got, body } = await post(sent);
    expect([got, body.error?.code]).toEqual([status, code]);
    expect(body.error?.message).toMatch(/\.$|expected/i);
  });

  it('refuses a broken compressed body and lives on', async () => {
    const { status, body } = await post('not gzip', { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    expect([status, body.error?.code]).toEqual([400, 'content_encoding_unsupported']);
    expect((await call('/made')).status).toBe(201);
  });

  it('answers an unknown address and a wrong method with a sentence', async () => {
    expect(await call('/nowhere')).toMatchObject({ status: 404, body: { error: { code: 'route_not_found' } } });
    expect((await call('/echo')).status).toBe(404);
  });

  it('never shows the inside of an error', async () => {
    const response = await fetch(`${url}/broken`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(new RegExp(`${secretDetail}|\\.ts|stack`));
  });

  it('says "try again in a moment" while the database is away', async () => {
    expect(await call('/away')).toEqual({
      status: 503,
      body: { error: { code: 'store_unavailable', message: 'Please try again in a moment.' } },
    });
  });

  it('turns the kind of an error into a status', async () => {
    expect(await call('/taken')).toEqual({ status: 409, body: { error: { code: 'taken', message: 'It is taken.' } } });
  });
});

describe('who may call a route', () => {
  const chat = { conversationId: 'c', userId: 'dl_u' };

  it('is proven by a token, a secret or a session', async () => {
    expect((await call('/chat', bearer(await tokens.signChat(chat)))).body).toMatchObject(chat);
    expect((await call('/shop', bearer(directLineSecret))).status).toBe(200);
    const session = await tokens.signSession({ id: '1', name: 'Admin', role: 'admin' });
    expect((await call('/agents-only', { headers: { cookie: `a=b; steward_session=${session}` } })).status).toBe(200);
  });

  it('is nobody without a proof, and nobody else with one', async () => {
    for (const path of ['/chat', '/shop', '/agents-only']) expect((await call(path)).status).toBe(401);
    const token = await tokens.signChat(chat);
    expect(await call('/shop', bearer(token))).toMatchObject({ status: 403, body: { error: { code: 'not_allowed' } } });
    const owner = await tokens.signSession({ id: '1', name: 'Owner', role: 'owner' });
    expect((await call('/agents-only', { headers: { cookie: `steward_session=${owner}` } })).status).toBe(403);
  });

  it('tells an expired token from a forged one', async () => {
    const expired = await tokens.signChat(chat, -1);
    expect(await call('/chat', bearer(expired))).toMatchObject({ status: 403, body: { error: { code: 'token_expired' } } });
    const forged = await createTokens('another secret').signChat(chat);
    expect(await call('/chat', bearer(forged))).toMatchObject({ status: 401, body: { error: { code: 'token_invalid' } } });
  });
});
