import { z } from 'zod';
import { storable } from '../http/storable.js';
import type { IncomingMessage } from '../inbox.js';
import { withoutMentions } from './mentions.js';

/** An activity as a Bot Framework channel posts it. Whatever else it holds is kept as it is. */
export const ReceivedActivity = z.looseObject({
  type: storable(64),
  id: storable(512).nullish(),
  /** Empty is the guard's to refuse. */
  channelId: z.union([z.literal(''), storable(64)]),
  serviceUrl: z.unknown().optional(),
  conversation: z.looseObject({ id: storable(512) }),
  from: z.looseObject({ id: storable(512) }),
  recipient: z.looseObject({ id: z.string() }).nullish(),
  text: z.string().nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
});
export type ReceivedActivity = z.infer<typeof ReceivedActivity>;

/** What goes into the inbox, with the address to which the replies are sent: a Bot Framework conversation reference. */
export function incoming(activity: ReceivedActivity): IncomingMessage {
  const { channelId, serviceUrl, conversation, from, recipient, locale, type, id } = activity;
  const text = activity.text == null ? undefined : withoutMentions(activity.text, activity);
  const reference = { channelId, serviceUrl, conversation, user: from, bot: recipient ?? undefined, locale };
  return {
    conversation: { id: storedId(channelId, conversation.id), channel: channelId, userId: from.id, reference },
    payload: text === undefined ? activity : { ...activity, text },
    type,
    text,
    senderKey: id ?? undefined,
  };
}

/** Ids are unique within a channel only. */
function storedId(channelId: string, conversationId: string): string {
  return `${channelId}:${conversationId}`;
}

/** Whether a stored conversation is on a channel that replies are sent to; a Direct Line client reads them. */
export function isPushed(conversationId: string): boolean {
  return conversationId.includes(':');
}
