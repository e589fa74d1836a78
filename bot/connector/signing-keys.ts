import type { JWK } from 'jose';
import { z } from 'zod';
import { StewardError } from '../../platform/errors.js';

/** Where Microsoft publishes the keys that its channels sign with. */
export const publicMetadata = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

const day = 24 * 3_600_000;
const hour = 3_600_000;
/** Milliseconds to wait for an answer. */
const patience = 10_000;

const Metadata = z.object({ jwks_uri: z.url() });
const SigningKey = z.looseObject({ kid: z.string(), kty: z.literal('RSA'), endorsements: z.array(z.string()).default([]) });

/** A key with the channels it may speak for. */
export type SigningKey = JWK & { kid: string; endorsements: string[] };
export type SigningKeys = (keyId: string | undefined) => Promise<SigningKey | undefined>;

/**
 * The keys behind an OpenID metadata address: kept for a day, asked for again at most hourly when a key is unknown, as
 * the Bot Framework's authentication protocol prescribes. While the address cannot be reached, the keys known serve on.
 * @throws StewardError `channel_keys_unavailable` when none are known either
 */
export function openIdKeys(metadataUrl: string, now: () => Date): SigningKeys {
  let known: SigningKey[] | undefined;
  let asked = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  const refresh = async (): Promise<void> => {
    asked = now().getTime();
    try {
      known = await fetchKeys(metadataUrl);
    } catch (cause) {
      if (known) return;
      throw new StewardError('unavailable', 'channel_keys_unavailable', 'The keys of the channels cannot be fetched now.', { cause });
    }
  };

  return async (keyId) => {
    const find = () => known?.find((key) => key.kid === keyId);
    const age = now().getTime() - asked;
    if (!known || age > day || (!find() && age > hour)) {
      asking ??= refresh().finally(() => {
        asking = undefined;
      });
      await asking;
    }
    return find();
  };
}

async function fetchKeys(metadataUrl: string): Promise<SigningKey[]> {
  const { jwks_uri } = Metadata.parse(await fetchJson(metadataUrl));
  const { keys } = z.object({ keys: z.array(z.unknown()) }).parse(await fetchJson(jwks_uri));
  return keys.flatMap((key) => SigningKey.safeParse(key).data ?? []) as SigningKey[];
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}
