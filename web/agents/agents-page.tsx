import { useEffect, useState } from 'preact/hooks';
import { CasePanel } from './case-panel';
import { CustomerPanel } from './customer-panel';
import { Queue } from './queue';
import { useDesk } from './use-desk';

/** Who waits, and the opened conversation beside it. The opened one is named in the address, so a reload keeps it. */
export function AgentsPage({ onRefusal }: { onRefusal(error: unknown): void }) {
  const openedId = useAddress();
  const { desk, opened, live, complaint, act, answer } = useDesk(openedId, onRefusal);
  const now = useNow();
  const waiting = desk?.waiting.length ?? 0;
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) Agents · Steward` : 'Agents · Steward';
  }, [waiting]);

  return (
    <main class={openedId ? 'desk opened' : 'desk'}>
      <nav class="queues" aria-label="Hand-overs">
        <div role="status">{!live && <p class="notice bad small">Live updates are interrupted. Trying again …</p>}</div>
        <Queue title="Waiting" entries={desk?.waiting} openedId={openedId} now={now} none="Nobody is waiting." />
        <Queue title="Yours" entries={desk?.mine} openedId={openedId} now={now} none="You have no conversation." />
      </nav>
      {!openedId && <p class="empty muted">Choose a conversation.</p>}
      {openedId && (
        <section class="case" aria-label="Conversation">
          <button type="button" class="quiet back" onClick={toList}>
            ← All conversations
          </button>
          <div role="alert">{complaint && <p class="notice bad small">{complaint}</p>}</div>
          {opened && <CasePanel key={openedId} opened={opened} now={now} onAct={act} onAnswer={answer} />}
        </section>
      )}
      {openedId && opened && <CustomerPanel customer={opened.customer} />}
    </main>
  );
}

function toList(): void {
  location.hash = '';
}

function useAddress(): string | undefined {
  const [id, setId] = useState(location.hash.slice(1));
  useEffect(() => {
    const onChange = (): void => setId(location.hash.slice(1));
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return id || undefined;
}

/** The time, fresh enough for "waiting for 3 min". */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
