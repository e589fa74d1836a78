import { importJWK, type JWTPayload, jwtVerify } from 'jose';
import { StewardError } from '../../platform/errors.js';
import type { SigningKey, SigningKeys } from './signing-keys.js';

const issuer = 'https://api.botframework.com';
const algorithms = ['RS256', 'RS384', 'RS512'];
/** Seconds by which the channel's clock may differ from ours. */
const clockTolerance = 300;

/** What of an activity its token has to vouch for. */
export interface Claimed {
  channelId: string;
  serviceUrl?: unknown;
}

/** Lets a call pass, or throws a StewardError `unauthorised`. */
export type Guard = (authorization: string | undefined, activity: Claimed) => Promise<void>;

export interface GuardOptions {
  appId: string | undefined;
  /** Development only: takes calls without a token. */
  anonymous: boolean;
  keys: SigningKeys;
  now(): Date;
}

/**
 * Proves that a call comes from a Bot Framework channel and is meant for this bot, before anything of the SDK sees it:
 * the connector-to-bot part of the Bot Framework's authentication protocol, with every check required. (The SDK leaves
 * out the service address and the endorsement where they are empty, and takes tokens that never expire.)
 */
export function createGuard({ appId, anonymous, keys, now }: GuardOptions): Guard {
  return async (authorization, { channelId, serviceUrl }) => {
    if (typeof serviceUrl !== 'string' || !/^https?:\/\//.test(serviceUrl) || !URL.canParse(serviceUrl) || channelId === '') {
      throw new StewardError('unauthorised', 'channel_unproven', 'The activity must say its channel and the address of its service.');
    }
    if (anonymous) return;
    if (!appId) {
      throw new StewardError('unauthorised', 'channel_not_configured', 'This bot has no MICROSOFT_APP_ID, so no channel can call it.');
    }
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw new StewardError('unauthorised', 'channel_token_missing', 'Send the channel’s token as "Authorization: Bearer …".');
    const { claims, key } = await verified(token, appId, keys, now());
    if (claims.serviceurl !== serviceUrl) throw unproven('serviceUrl');
    if (!key.endorsements.includes(channelId)) throw unproven('channelId');
  };
}

/** The claims of a token with a good signature, issuer, audience and time, and the key that signed it. */
async function verified(
  token: string,
  appId: string,
  keys: SigningKeys,
  currentDate: Date,
): Promise<{ claims: JWTPayload; key: SigningKey }> {
  let key: SigningKey | undefined;
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid, alg }) => {
        key = await keys(kid);
        if (!key) throw unproven('key');
        return importJWK(key, alg);
      },
      { issuer, audience: appId, algorithms, clockTolerance, currentDate, requiredClaims: ['exp'] },
    );
    return { claims: payload, key: key! };
  } catch (cause) {
    if (cause instanceof StewardError) throw cause;
    throw new StewardError('unauthorised', 'channel_token_invalid', 'The token does not come from a channel of this bot.', { cause });
  }
}

function unproven(what: string): StewardError {
  return new StewardError('unauthorised', 'channel_unproven', `The token does not vouch for the ${what} of this call.`);
}
