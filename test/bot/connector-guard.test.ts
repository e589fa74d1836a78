import { createHmac, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectorRoutes } from '../../bot/connector/routes.js';
import { openIdKeys } from '../../bot/connector/signing-keys.js';
import type { Inbox, IncomingMessage } from '../../bot/inbox.js';
import { createLog } from '../../platform/log.js';
import { type Api, serveRoutes } from '../support/api.js';
import { type Issuer, tokenIssuer } from '../support/channel.js';

const appId = '11111111-2222-3333-4444-555555555555';
const serviceUrl = 'https://smba.example/teams/';
const log = createLog('test', 'silent');

let issuer: Issuer;
let api: Api;
const accepted: IncomingMessage[] = [];
const inbox: Inbox = {
  async accept(message) {
    accepted.push(message);
    return { id: 'row', duplicate: false };
  },
};
const unset = { appId: undefined, appPassword: undefined, tenantId: undefined, anonymous: false };

beforeAll(async () => {
  issuer = await tokenIssuer(appId, serviceUrl);
  const { metadataUrl } = issuer;
  api = await serveRoutes(connectorRoutes({ settings: { ...unset, appId }, inbox, log, now: () => new Date(), metadataUrl }));
});
beforeEach(() => void accepted.splice(0));

const activity = {
  type: 'message',
  id: 'a1',
  channelId: 'msteams',
  serviceUrl,
  text: 'hello',
  conversation: { id: 'c1' },
  from: { id: 'u1' },
  recipient: { id: 'bot' },
};
const without = (field: keyof typeof activity) => ({ ...activity, [field]: undefined });

async function post(body: object | string, token?: string, url = api.url) {
  const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.text() };
}

describe('a call to /api/messages', () => {
  it('is taken when its token proves channel, bot and service', async () => {
    expect(await post(activity, await issuer.token())).toMatchObject({ status: 200 });
    expect(accepted).toMatchObject([{ type: 'message', text: 'hello', senderKey: 'a1', conversation: { id: 'msteams:c1', userId: 'u1' } }]);
  });

  const now = Math.floor(Date.now() / 1_000);
  it.each<[string, () => Promise<string> | string | undefined]>([
    ['no token', () => undefined],
    ['something that is no token', () => 'abc'],
    ['a forged signature', async () => (await issuer.token()).replace(/.{20}$/, 'A'.repeat(20))],
    ['a token of another key under a known id', () => signedByStranger('known')],
    ['a token of an unknown key', () => signedByStranger('unknown')],
    ['a token without signature', async () => unsigned(await issuer.token())],
    ['a token that is signed with the public key as a password', async () => hmac(await issuer.token())],
    ['a token without end', () => issuer.token({ exp: undefined })],
    ['a token that ended', () => issuer.token({ exp: now - 400 })],
    ['a token that begins later', () => issuer.token({ nbf: now + 400 })],
    ['a token for another bot', () => issuer.token({ aud: 'another' })],
    ['a token of another issuer', () => issuer.token({ iss: 'https://sts.windows.net/x/' })],
    ['a token for another service', () => issuer.token({ serviceurl: 'https://evil.example/' })],
    ['a token without service', () => issuer.token({ serviceurl: undefined })],
  ])('with %s gets 401', async (_what, token) => {
    const reply = await post(activity, await token());
    expect(reply.status).toBe(401);
    expect(reply.body).not.toMatch(/signature|claim|jw[kt]/i);
    expect(accepted).toEqual([]);
  });

  it('is taken when clocks differ by less than five minutes', async () => {
    expect((await post(activity, await issuer.token({ exp: now - 200 }))).status).toBe(200);
    expect((await post(activity, await issuer.token({ nbf: now + 200 }))).status).toBe(200);
  });

  it.each<[string, number, object | string]>([
    ['an empty serviceUrl', 401, { ...activity, serviceUrl: '' }],
    ['no serviceUrl', 401, without('serviceUrl')],
    ['a serviceUrl that is no address', 401, { ...activity, serviceUrl: 'file:///etc/passwd' }],
    ['an empty channelId', 401, { ...activity, channelId: '' }],
    ['a channelId that its key does not endorse', 401, { ...activity, channelId: 'slack' }],
    ['no channelId', 400, without('channelId')],
    ['no type', 400, without('type')],
    ['a type that is no string', 400, { ...activity, type: 1 }],
    ['no conversation', 400, without('conversation')],
    ['a conversation without id', 400, { ...activity, conversation: {} }],
    ['no sender', 400, without('from')],
    ['a text that is no string', 400, { ...activity, text: 7 }],
    ['malformed JSON', 400, '{"type"'],
    ['a list', 400, '[]'],
    ['more than 256 KB', 413, { ...activity, text: 'a'.repeat(256 * 1_024) }],
  ])('with %s gets %i', async (_what, status, body) => {
    expect((await post(body, await issuer.token())).status).toBe(status);
    expect(accepted).toEqual([]);
  });

  it('with a key that endorses nothing gets 401', async () => {
    const other = await tokenIssuer(appId, serviceUrl);
    await other.addKey('bare');
    const routes = connectorRoutes({ settings: { ...unset, appId }, inbox, log, now: () => new Date(), metadataUrl: other.metadataUrl });
    const { url } = await serveRoutes(routes);
    expect((await post(activity, await other.token({}, 'bare'), url)).status).toBe(401);
    expect((await post(activity, await other.token(), url)).status).toBe(200);
  });

  it('that is an invoke or typing is answered without a message', async () => {
    expect((await post({ ...activity, type: 'invoke' }, await issuer.token())).status).toBe(501);
    expect((await post({ ...activity, type: 'typing' }, await issuer.token())).status).toBe(200);
    expect(accepted).toEqual([]);
  });

  it('gets 401 while no app id is set, and passes without a token only where development asked for it', async () => {
    const parts = { inbox, log, now: () => new Date() };
    const closed = await serveRoutes(connectorRoutes({ ...parts, settings: unset }));
    expect(await post(activity, undefined, closed.url)).toMatchObject({ status: 401, body: expect.stringContaining('MICROSOFT_APP_ID') });
    const open = await serveRoutes(connectorRoutes({ ...parts, settings: { ...unset, anonymous: true } }));
    expect((await post(activity, undefined, open.url)).status).toBe(200);
    expect((await post(without('serviceUrl'), undefined, open.url)).status).toBe(401);
  });
});

describe('the keys of the channels', () => {
  let keys: Issuer;
  let clock: number;
  const later = (milliseconds: number) => {
    clock += milliseconds;
  };
  beforeEach(async () => {
    keys = await tokenIssuer(appId, serviceUrl);
    clock = Date.now();
  });
  const open = () => openIdKeys(keys.metadataUrl, () => new Date(clock));

  it('are asked for once a day, however many ask at once', async () => {
    const find = open();
    expect(await Promise.all([find('known'), find('known'), find('known')])).toMatchObject([{ kid: 'known' }, {}, {}]);
    later(23 * 3_600_000);
    await find('known');
    expect(keys.asked()).toBe(1);
    later(2 * 3_600_000);
    await find('known');
    expect(keys.asked()).toBe(2);
  });

  it('are asked for again at most hourly when one is unknown', async () => {
    const find = open();
    expect(await find('new')).toBeUndefined();
    await keys.addKey('new', ['msteams']);
    later(59 * 60_000);
    expect(await find('new')).toBeUndefined();
    later(2 * 60_000);
    expect(await find('new')).toMatchObject({ kid: 'new', endorsements: ['msteams'] });
    expect(keys.asked()).toBe(2);
  });

  it('serve on while their address does not answer', async () => {
    const find = open();
    await find('known');
    keys.available = false;
    later(25 * 3_600_000);
    expect(await find('known')).toMatchObject({ kid: 'known' });
    await expect(open()('known')).rejects.toMatchObject({ kind: 'unavailable', code: 'channel_keys_unavailable' });
  });
});

const stranger = generateKeyPairSync('rsa', { modulusLength: 2_048 });

function signedByStranger(kid: string): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  return new SignJWT({ iss: 'https://api.botframework.com', aud: appId, serviceurl: serviceUrl, exp: now + 600 })
    .setProtectedHeader({ alg: 'RS256', kid })
    .sign(stranger.privateKey);
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function unsigned(token: string): string {
  return `${part({ alg: 'none', kid: 'known' })}.${token.split('.')[1]}.`;
}

function hmac(token: string): string {
  const signed = `${part({ alg: 'HS256', kid: 'known' })}.${token.split('.')[1]}`;
  return `${signed}.${createHmac('sha256', 'the public key').update(signed).digest('base64url')}`;
}
