import type { Log } from '../../platform/log.js';
import type { Settings } from '../../platform/settings.js';
import { Reply, type Route, route } from '../http/route.js';
import type { Inbox } from '../inbox.js';
import { createGuard } from './guard.js';
import { incoming, ReceivedActivity } from './received-activity.js';
import { openIdKeys, publicMetadata } from './signing-keys.js';

export interface ConnectorParts {
  settings: Settings['botFramework'];
  inbox: Inbox;
  log: Log;
  now(): Date;
  /** OpenID metadata of whoever signs for the channels; Microsoft unless told. */
  metadataUrl?: string;
}

const unknownInvoke = { error: { code: 'invoke_unknown', message: 'This bot does not know this invoke.' } };

/** The Bot Framework's channels, such as Microsoft Teams. Replies go out by `delivery.ts`, after the turn was run. */
export function connectorRoutes({ settings, inbox, log, now, metadataUrl = publicMetadata }: ConnectorParts): Route[] {
  const guard = createGuard({ ...settings, keys: openIdKeys(metadataUrl, now), now });
  return [
    route({
      method: 'POST',
      path: '/api/messages',
      callers: ['channel'],
      body: ReceivedActivity,
      async handle({ body, req }) {
        await guard(req.headers.authorization, body).catch((error: Error) => {
          // The caller is not told which check failed; who sets the bot up has to know.
          log.info({ err: error.cause ?? error }, 'a call to /api/messages was refused');
          throw error;
        });
        // Typing passes; nothing of ours asks for an invoke, and its channel waits for the answer here and now.
        if (body.type === 'typing') return {};
        if (body.type === 'invoke') return new Reply(501, unknownInvoke);
        const { id } = await inbox.accept(incoming(body));
        return { id };
      },
    }),
  ];
}
