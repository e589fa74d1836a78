import { randomUUID } from 'node:crypto';
import type { Request } from 'restify';
import type { Db } from '../../store/schema.js';
import { Reply, type Route, route } from '../http/route.js';
import { storable } from '../http/storable.js';
import type { Inbox } from '../inbox.js';
import type { Tokens } from '../tokens.js';
import { positionOf, readActivities } from './activity-set.js';
import { publicOrigin, streamUrl } from './address.js';
import { identify, type Participant, participantIn } from './participant.js';
import { arrival, incoming, PostedActivity, type Posting } from './posted-activity.js';
import { TokenRequest, tokenReply } from './token-routes.js';
import { readUpload } from './upload.js';

export interface ConversationParts {
  db: Db;
  tokens: Tokens;
  inbox: Inbox;
  now(): Date;
}

/** `locale` is the language that the person's browser speaks. */
const StartRequest = TokenRequest.extend({ locale: storable(35).nullish().catch(undefined) });

const conversation = '/v3/directline/conversations/:id';

/** Direct Line 3.0: opening a conversation, coming back to it, reading and posting. */
export function conversationRoutes({ db, tokens, inbox, now }: ConversationParts): Route[] {
  const posting = (participant: Participant, req: Request): Posting => ({ participant, serviceUrl: `${publicOrigin(req)}/`, at: now() });

  const connection = async (participant: Participant, position: number, req: Request) => ({
    ...(await tokenReply(tokens, participant)),
    streamUrl: streamUrl(req, participant.conversationId, position, await tokens.signStream(participant.conversationId)),
  });

  /** Typing passes; everything else is recorded before it is acknowledged. */
  const post = async (activity: PostedActivity, participant: Participant, req: Request) => {
    if (activity.type === 'typing') return { id: randomUUID() };
    const { id } = await inbox.accept(incoming(activity, posting(participant, req)));
    return { id };
  };

  return [
    route({
      method: 'POST',
      path: '/v3/directline/conversations',
      callers: ['chat', 'shop'],
      body: StartRequest,
      async handle({ principal, body, req }) {
        const participant = principal?.kind === 'chat' ? principal : await identify(db, body);
        const { duplicate } = await inbox.accept(arrival(posting(participant, req), body.locale));
        return new Reply(duplicate ? 200 : 201, await connection(participant, 0, req));
      },
    }),
    route({
      method: 'GET',
      path: conversation,
      callers: ['chat', 'shop'],
      async handle({ principal, params, query, req }) {
        const position = positionOf(query.watermark);
        return connection(await participantIn(db, principal, params.id!), position, req);
      },
    }),
    route({
      method: 'GET',
      path: `${conversation}/activities`,
      callers: ['chat', 'shop'],
      async handle({ principal, params, query }) {
        const position = positionOf(query.watermark);
        const { conversationId } = await participantIn(db, principal, params.id!);
        const { activities, watermark } = await readActivities(db, conversationId, position);
        return { activities, watermark };
      },
    }),
    route({
      method: 'POST',
      path: `${conversation}/activities`,
      callers: ['chat', 'shop'],
      body: PostedActivity,
      handle: async ({ principal, params, body, req }) => post(body, await participantIn(db, principal, params.id!), req),
    }),
    route({
      method: 'POST',
      path: `${conversation}/upload`,
      callers: ['chat', 'shop'],
      async handle({ principal, params, req }) {
        const participant = await participantIn(db, principal, params.id!);
        return post(await readUpload(req), participant, req);
      },
    }),
  ];
}
