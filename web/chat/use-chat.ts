import type { CardAction, Message } from 'botframework-directlinejs';
import { useCallback, useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { type Access, refreshed, remember } from './access';
import { type ChatLog, type ChatMessage, emptyLog, logAfter } from './chat-log';
import { type Connection, connect, type Line } from './connection';

/** Milliseconds; a token lives three times as long. */
const refreshEvery = 10 * 60_000;
/** Milliseconds after which somebody who stopped typing is no longer shown as typing. */
const typingLasts = 8_000;

export interface Chat extends ChatLog {
  line: Line;
  say(text: string): void;
  choose(choice: CardAction): void;
  /** What a card's button sends, and what the customer sees of it. */
  submit(value: unknown, displayText: string): void;
  retry(message: ChatMessage): void;
}

/** The conversation of an access, live. */
export function useChat(access: Access): Chat {
  const [log, dispatch] = useReducer(logAfter, emptyLog);
  const [line, setLine] = useState<Line>('connecting');
  const connection = useRef<Connection>(undefined);

  useEffect(() => {
    connection.current = connect(access.token, (activity) => dispatch({ type: 'received', activity }), setLine);
    return () => connection.current?.close();
  }, [access]);
  useEffect(() => keepForReload(access), [access]);
  useEffect(() => {
    if (!log.typing) return;
    const timer = setTimeout(() => dispatch({ type: 'typing-ended' }), typingLasts);
    return () => clearTimeout(timer);
  }, [log]);

  const post = useCallback((message: Message) => {
    const key: string = message.channelData.clientActivityID;
    dispatch({ type: 'posting', message, key, at: new Date() });
    connection.current!.post(message).then(
      () => dispatch({ type: 'accepted', key }),
      (error: Error) => dispatch({ type: 'refused', key, reason: error.message }),
    );
  }, []);

  return {
    ...log,
    line,
    say: useCallback((text: string) => post(outgoing({ text })), [post]),
    choose: useCallback((choice: CardAction) => post(chosen(choice)), [post]),
    submit: useCallback((value: unknown, displayText: string) => post(outgoing({ value: value as object }, displayText)), [post]),
    retry: useCallback(({ posted }: ChatMessage) => posted && post(posted), [post]),
  };
}

function outgoing(content: Pick<Message, 'text' | 'value'>, displayText?: string): Message {
  const channelData = { clientActivityID: newId(), ...(displayText && { displayText }) };
  return { type: 'message', from: { id: 'me', role: 'user' }, locale: navigator.language, textFormat: 'plain', ...content, channelData };
}

/** `postBack` and `messageBack` may say something else than they show. */
function chosen(choice: CardAction): Message {
  if (choice.type === 'messageBack') {
    const { text, value, displayText, title } = choice as { text?: string; value?: object; displayText?: string; title?: string };
    return outgoing({ text, value }, displayText ?? title);
  }
  return typeof choice.value === 'string'
    ? outgoing({ text: choice.value }, choice.title)
    : outgoing({ value: choice.value }, choice.title);
}

/** `crypto.randomUUID` is missing on pages without https. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Keeps a token in this tab that still lives when the page is loaded again. */
function keepForReload(access: Access): () => void {
  let current = access;
  remember(current);
  const timer = setInterval(async () => {
    // A server that is away is asked again the next time.
    current = (await refreshed(current).catch(() => undefined)) ?? current;
    remember(current);
  }, refreshEvery);
  return () => clearInterval(timer);
}
