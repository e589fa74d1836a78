import type { ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { serveHttp } from './http.js';

export interface Sent {
  /** Decoded, from the address it was sent to. */
  conversationId: string;
  activity: { type: string; text?: string; [field: string]: unknown };
}

/** The service that a Bot Framework channel has for a bot's replies. */
export interface ChannelService {
  serviceUrl: string;
  /** What it took, in the order it came. */
  taken: Sent[];
  /** Calls, taken or not. */
  calls(): number;
  /** Answers of the next calls; then it takes everything. */
  answer(...statuses: number[]): void;
}

export async function channelService(): Promise<ChannelService> {
  const taken: Sent[] = [];
  const answers: number[] = [];
  let calls = 0;
  const origin = await serveHttp(async (req, res) => {
    calls += 1;
    const activity = (await json(req)) as Sent['activity'];
    const conversationId = decodeURIComponent(/^\/v3\/conversations\/([^/]+)\/activities$/.exec(req.url ?? '')?.[1] ?? '');
    const status = answers.shift() ?? 201;
    if (status < 300) taken.push({ conversationId, activity });
    reply(res, status, { id: '1' });
  });
  return { serviceUrl: `${origin}/`, taken, calls: () => calls, answer: (...statuses) => void answers.push(...statuses) };
}

/** Whoever signs the calls of the channels: keys of the test's own behind an OpenID metadata address. */
export interface Issuer {
  metadataUrl: string;
  /** How often its keys were asked for. */
  asked(): number;
  /** Makes a key known under this id, for these channels. */
  addKey(kid: string, endorsements?: string[]): Promise<void>;
  /** Claims as a channel makes them, changed as told; `undefined` leaves one out. */
  token(changes?: JWTPayload & Record<string, unknown>, kid?: string): Promise<string>;
  /** Whether it answers. */
  available: boolean;
}

/** One for all ids: to make a pair takes a second. */
const pair = generateKeyPair('RS256');

export async function tokenIssuer(appId: string, serviceUrl: string): Promise<Issuer> {
  const published: object[] = [];
  let asked = 0;
  const origin = await serveHttp((req, res) => {
    const keys = req.url === '/keys';
    if (keys) asked += 1;
    reply(res, issuer.available ? 200 : 500, keys ? { keys: published } : { jwks_uri: `${origin}/keys` });
  });
  const issuer: Issuer = {
    metadataUrl: `${origin}/openid`,
    available: true,
    asked: () => asked,
    async addKey(kid, endorsements) {
      const { publicKey } = await pair;
      published.push({ ...(await exportJWK(publicKey)), kid, use: 'sig', endorsements });
    },
    async token(changes = {}, kid = 'known') {
      const now = Math.floor(Date.now() / 1_000);
      const claims = { iss: 'https://api.botframework.com', aud: appId, serviceurl: serviceUrl, nbf: now, exp: now + 3_600, ...changes };
      return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign((await pair).privateKey);
    },
  };
  await issuer.addKey('known', ['msteams', 'webchat']);
  return issuer;
}

function reply(res: ServerResponse, status: number, body: object): void {
  res.statusCode = status;
  res.setHeader('content-type', 'application/json');
  res.end(JSON.stringify(body));
}
