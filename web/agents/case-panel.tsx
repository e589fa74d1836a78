import { useState } from 'preact/hooks';
import { languageName, since } from '../words';
import { type Action, type Case, reasonOf } from './desk';
import { Transcript } from './transcript';

export interface CasePanelProps {
  opened: Case;
  now: number;
  onAct(action: Action): Promise<void>;
  /** Whether it was said. */
  onAnswer(text: string): Promise<boolean>;
}

/** The opened conversation and what can be done with it. */
export function CasePanel({ opened: { handover, language, transcript, customer }, now, onAct, onAnswer }: CasePanelProps) {
  const [busy, setBusy] = useState(false);
  const act = async (action: Action): Promise<void> => {
    setBusy(true);
    await onAct(action);
    setBusy(false);
  };
  return (
    <>
      <div class="case-head">
        <div>
          <h2>{customer?.name ?? 'Anonymous visitor'}</h2>
          <p class="small muted">
            {stateOf(handover, now)}
            {language && ` · writes ${languageName(language)}`}
          </p>
        </div>
        {handover.state === 'waiting' && (
          <button type="button" class="primary" disabled={busy} onClick={() => act('claim')}>
            Claim
          </button>
        )}
        {handover.mine && (
          <>
            <button type="button" disabled={busy} onClick={() => act('give-back')}>
              Give back to the bot
            </button>
            <button type="button" disabled={busy} onClick={() => act('resolve')}>
              Resolve
            </button>
          </>
        )}
      </div>
      <Transcript entries={transcript} />
      {handover.mine && <AnswerForm onAnswer={onAnswer} />}
    </>
  );
}

function stateOf(handover: Case['handover'], now: number): string {
  const { state, openedAt, agent, mine } = handover;
  const reason = reasonOf(handover);
  switch (state) {
    case 'waiting':
      return `${reason} · waiting for ${since(openedAt, now)}`;
    case 'claimed':
      return `${reason} · ${mine ? 'with you' : `with ${agent}`}`;
    case 'returned':
      return `${reason} · given back to the bot by ${agent}`;
    case 'resolved':
      return `${reason} · resolved by ${agent}`;
  }
}

function AnswerForm({ onAnswer }: { onAnswer: CasePanelProps['onAnswer'] }) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    if (busy || text.trim() === '') return;
    setBusy(true);
    if (await onAnswer(text.trim())) setText('');
    setBusy(false);
  };
  return (
    <form
      class="answer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label class="visually-hidden" for="answer">
        Your answer
      </label>
      <textarea
        id="answer"
        rows={2}
        maxLength={4_000}
        placeholder="Answer the customer"
        dir="auto"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void send();
        }}
      />
      <button type="submit" class="primary" disabled={busy || text.trim() === ''}>
        Send
      </button>
    </form>
  );
}
