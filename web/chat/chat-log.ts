import type { Activity, CardAction, Message } from 'botframework-directlinejs';

export interface ChatMessage {
  /** The same before and after the server has given an id. */
  key: string;
  from: 'me' | 'bot' | 'agent';
  /** The agent's name. */
  name?: string;
  text: string;
  /** The language of the text, where its sender says so. */
  language?: string;
  /** Contents of Adaptive Cards. */
  cards: object[];
  /** Cards side by side rather than one below the other. */
  carousel: boolean;
  /** Answers that are offered as buttons. */
  choices: CardAction[];
  at: Date;
  /** Why it was not sent; `sending` until the server has it. */
  delivery: 'sending' | 'sent' | { failed: string };
  /** What the server gets; only of our own messages of this visit, to send them again. */
  posted?: Message;
}

export interface ChatLog {
  messages: readonly ChatMessage[];
  typing: boolean;
}

export const emptyLog: ChatLog = { messages: [], typing: false };

export type ChatEvent =
  | { type: 'received'; activity: Activity }
  | { type: 'posting'; message: Message; key: string; at: Date }
  | { type: 'accepted'; key: string }
  | { type: 'refused'; key: string; reason: string }
  | { type: 'typing-ended' };

/** The log after an event. A message that comes twice is shown once; our own echo confirms what is shown already. */
export function logAfter(log: ChatLog, event: ChatEvent): ChatLog {
  switch (event.type) {
    case 'received':
      return received(log, event.activity);
    case 'posting':
      return {
        ...log,
        messages: placed(log.messages, { ...read(event.message, event.key, event.at), delivery: 'sending', posted: event.message }),
      };
    case 'accepted':
      return withDelivery(log, event.key, 'sent');
    case 'refused':
      return withDelivery(log, event.key, { failed: event.reason });
    case 'typing-ended':
      return { ...log, typing: false };
  }
}

function received(log: ChatLog, activity: Activity): ChatLog {
  if (activity.type === 'typing') return activity.from.role === 'user' ? log : { ...log, typing: true };
  if (activity.type !== 'message') return log;
  const key: string = activity.channelData?.clientActivityID ?? activity.id!;
  const message = read(activity, key, activity.timestamp ? new Date(activity.timestamp) : new Date());
  return { messages: placed(log.messages, message), typing: log.typing && message.from === 'me' };
}

function read(message: Message, key: string, at: Date): ChatMessage {
  const { text, channelData = {}, attachments = [], attachmentLayout, suggestedActions, from, locale } = message;
  const cards = attachments.filter(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive');
  return {
    key,
    from: from.role === 'user' ? 'me' : channelData.speaker === 'agent' ? 'agent' : 'bot',
    name: channelData.agentName,
    text: channelData.displayText || text || '',
    language: from.role === 'user' ? undefined : locale,
    cards: cards.map((card) => ('content' in card ? card.content : {})),
    carousel: attachmentLayout === 'carousel' && cards.length > 1,
    choices: suggestedActions?.actions ?? [],
    at,
    delivery: 'sent',
  };
}

function placed(messages: readonly ChatMessage[], message: ChatMessage): ChatMessage[] {
  const known = messages.findIndex(({ key }) => key === message.key);
  return known < 0 ? [...messages, message] : messages.with(known, message);
}

function withDelivery(log: ChatLog, key: string, delivery: ChatMessage['delivery']): ChatLog {
  return { ...log, messages: log.messages.map((message) => (message.key === key ? { ...message, delivery } : message)) };
}
