import type { Access } from './access';
import { Choices } from './choices';
import { Composer } from './composer';
import type { Line } from './connection';
import { MessageLog } from './message-log';
import { say } from './texts';
import { useChat } from './use-chat';

export interface ConversationProps {
  access: Access;
  /** Ends it and chooses anew; undefined where there is nothing to choose. */
  onLeave: (() => void) | undefined;
}

const bannerOf: Partial<Record<Line, string>> = {
  lost: say.lost,
  over: say.over,
  failed: say.failed,
};

export function Conversation({ access, onLeave }: ConversationProps) {
  const chat = useChat(access);
  const last = chat.messages.at(-1);
  const speaker = chat.messages.findLast(({ from }) => from !== 'me');
  const withPerson = speaker?.from === 'agent';
  const ended = chat.line === 'over' || chat.line === 'failed';
  return (
    <main class="chat">
      <header>
        <div class={withPerson ? 'face person' : 'face'} aria-hidden="true">
          {withPerson ? speaker.name?.slice(0, 1) : '•••'}
        </div>
        <div class="title">
          <h1>{withPerson ? (speaker.name ?? say.colleague) : say.customerService}</h1>
          <p class="muted small">{subtitle(access, withPerson)}</p>
        </div>
        {onLeave && (
          <button type="button" class="quiet" title={say.switchHint} onClick={onLeave}>
            {say.switch}
          </button>
        )}
      </header>
      <div role="status">
        <Banner line={chat.line} onAgain={chat.line === 'failed' ? reload : onLeave} />
      </div>
      <MessageLog messages={chat.messages} typing={chat.typing} onSubmit={chat.submit} onRetry={chat.retry} />
      {last && last.from !== 'me' && !ended && <Choices choices={last.choices} onChoose={chat.choose} />}
      <Composer disabled={ended} onSend={chat.say} />
    </main>
  );
}

function subtitle({ customerName, given }: Access, withPerson: boolean): string {
  if (withPerson) return say.fromOurTeam;
  if (given) return say.askAbout;
  return customerName ? say.youAre(customerName) : say.youAreAnonymous;
}

function reload(): void {
  location.reload();
}

function Banner({ line, onAgain }: { line: Line; onAgain: (() => void) | undefined }) {
  const text = bannerOf[line];
  if (!text) return null;
  if (line === 'lost') return <div class="banner">{text}</div>;
  return (
    <div class="banner">
      {text}
      {onAgain ? (
        <button type="button" class="quiet" onClick={onAgain}>
          {say.startAgain}
        </button>
      ) : (
        say.openAnew
      )}
    </div>
  );
}
