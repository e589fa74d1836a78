import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useStickToEnd } from '../use-stick-to-end';
import { AdaptiveCard } from './adaptive-card';
import type { ChatMessage } from './chat-log';
import { say } from './texts';

export interface MessageLogProps {
  messages: readonly ChatMessage[];
  typing: boolean;
  onSubmit(value: unknown, displayText: string): void;
  onRetry(message: ChatMessage): void;
}

export function MessageLog({ messages, typing, onSubmit, onRetry }: MessageLogProps) {
  const { scroller, content, atEnd, toEnd } = useStickToEnd();
  const last = messages.at(-1);
  const sending = last?.delivery === 'sending' ? last.key : undefined;
  // Whoever writes wants to see it, wherever they were reading.
  useEffect(() => {
    if (sending) toEnd();
  }, [sending, toEnd]);
  return (
    <div class="log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <div class="log" role="log" aria-label={say.conversation} tabIndex={0} ref={scroller}>
        <ol ref={content}>
          {messages.map((message, n) => (
            <Entry key={message.key} message={message} change={changeOfSpeaker(messages, n)} last={endsRun(messages, n)}>
              {message.cards.length > 0 && <Cards message={message} onSubmit={onSubmit} />}
              {typeof message.delivery === 'object' && (
                <p class="failed small">
                  {say.notSent} {message.delivery.failed}{' '}
                  {message.posted && (
                    <button type="button" class="quiet" onClick={() => onRetry(message)}>
                      {say.retry}
                    </button>
                  )}
                </p>
              )}
            </Entry>
          ))}
          {typing && (
            <li class="entry bot">
              <p class="bubble typing">
                <span class="visually-hidden">{say.typing}</span>
                <i />
                <i />
                <i />
              </p>
            </li>
          )}
        </ol>
      </div>
      {!atEnd && (
        <button type="button" class="to-end" onClick={toEnd}>
          {say.newest}
        </button>
      )}
    </div>
  );
}

interface EntryProps {
  message: ChatMessage;
  change: string | undefined;
  last: boolean;
  children: ComponentChildren;
}

function Entry({ message, change, last, children }: EntryProps) {
  const { from, text, language, at, delivery } = message;
  return (
    <>
      {change && <li class="change small">{change}</li>}
      <li class={`entry ${from}`}>
        <span class="visually-hidden">{say.speakers[from]}: </span>
        {text && (
          <p class="bubble" dir="auto" lang={language}>
            {text}
          </p>
        )}
        {children}
        {delivery === 'sending' && <span class="time">{say.sending}</span>}
        {delivery === 'sent' && last && (
          <time class="time" dateTime={at.toISOString()}>
            {clock.format(at)}
            {from === 'me' && ` · ${say.sent}`}
          </time>
        )}
      </li>
    </>
  );
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

function Cards({ message, onSubmit }: { message: ChatMessage; onSubmit: MessageLogProps['onSubmit'] }) {
  return (
    <div class={message.carousel ? 'cards carousel' : 'cards'} lang={message.language}>
      {message.cards.map((card, n) => (
        <AdaptiveCard key={`${message.key} ${n}`} content={card} onSubmit={onSubmit} />
      ))}
    </div>
  );
}

/** Said once when a person takes over from the bot, and when the bot is back. */
function changeOfSpeaker(messages: readonly ChatMessage[], n: number): string | undefined {
  const message = messages[n]!;
  if (message.from === 'me') return undefined;
  const before = messages.slice(0, n).findLast(({ from }) => from !== 'me')?.from ?? 'bot';
  if (before === message.from) return undefined;
  return message.from === 'agent' ? say.nowPerson(message.name) : say.nowBot;
}

/** Milliseconds within which messages of one speaker share a time. */
const run = 60_000;

function endsRun(messages: readonly ChatMessage[], n: number): boolean {
  const [message, next] = [messages[n]!, messages[n + 1]];
  return !next || next.from !== message.from || next.at.getTime() - message.at.getTime() > run;
}
