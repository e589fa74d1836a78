import { z } from 'zod';
import { storable } from '../http/storable.js';
import type { IncomingMessage } from '../inbox.js';
import { botAccount, channel, type Participant } from './participant.js';

/** What a person can say; a `conversationUpdate`, for one, is the channel's to send. */
const postable = ['message', 'event', 'typing', 'messageReaction', 'endOfConversation'] as const;
/** Characters; more than a person types, and what one sentence encoder pass can be asked to read. */
const longestText = 8_000;

/** An activity as a client posts it. Whatever else it holds is kept as it is. */
export const PostedActivity = z.looseObject({
  type: z.enum(postable, { error: `an activity needs a type: one of ${postable.join(', ')}` }),
  text: z
    .string()
    .max(longestText, { error: `the message is longer than ${longestText} characters; please shorten it` })
    .nullish(),
  from: z.looseObject({ name: z.string().max(256).nullish() }).nullish(),
});
export type PostedActivity = z.infer<typeof PostedActivity>;

export interface Posting {
  participant: Participant;
  /** Where this server is reached. */
  serviceUrl: string;
  at: Date;
}

/** What goes into the inbox: the person is the token's, and whatever the server knows better is the server's. */
export function incoming(activity: PostedActivity, { participant, serviceUrl, at }: Posting): IncomingMessage {
  const { conversationId, userId, customerId } = participant;
  const payload = {
    ...activity,
    from: { ...activity.from, id: userId, role: 'user' },
    recipient: botAccount,
    conversation: { id: conversationId },
    channelId: channel,
    serviceUrl,
    timestamp: at.toISOString(),
  };
  return {
    conversation: { id: conversationId, channel, userId, customerId },
    payload,
    type: activity.type,
    text: activity.text ?? undefined,
    senderKey: clientActivityId(activity.channelData),
  };
}

const ClientActivityId = z.object({ clientActivityID: storable(256) });

/** The id by which Web Chat recognises its own message when the server echoes it. */
function clientActivityId(channelData: unknown): string | undefined {
  return ClientActivityId.safeParse(channelData).data?.clientActivityID;
}

/** Says that the person has come, so that the bot greets in their language; the same however often it is said. */
export function arrival(posting: Posting, locale?: string | null): IncomingMessage {
  const { userId } = posting.participant;
  const update = incoming({ type: 'event' }, posting);
  return {
    ...update,
    type: 'conversationUpdate',
    payload: { ...update.payload, type: 'conversationUpdate', ...(locale && { locale }), membersAdded: [{ id: userId, role: 'user' }] },
    senderKey: 'conversation-opened',
  };
}
