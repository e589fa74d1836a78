import { humanise, since } from '../words';
import { type DeskEntry, reasonOf } from './desk';

export interface QueueProps {
  title: string;
  /** Undefined while they are read. */
  entries: readonly DeskEntry[] | undefined;
  openedId: string | undefined;
  now: number;
  /** Said when there is none. */
  none: string;
}

export function Queue({ title, entries, openedId, now, none }: QueueProps) {
  return (
    <section>
      <h2>
        {title} <span class="muted">{entries?.length}</span>
      </h2>
      {entries?.length === 0 && <p class="muted small">{none}</p>}
      <ul>
        {entries?.map((entry) => (
          <li key={entry.id}>
            <a class="entry" href={`#${entry.id}`} aria-current={entry.id === openedId ? 'true' : undefined}>
              <span class="line">
                <strong>{entry.customerName ?? 'Anonymous visitor'}</strong>
                <span class="small muted">{since(entry.openedAt, now)}</span>
              </span>
              <span class="words small muted" dir="auto">
                {entry.lastWords}
              </span>
              <span class="tags">
                {entry.urgent && <span class="tag bad">Urgent</span>}
                <span class="tag">{reasonOf(entry)}</span>
                {entry.sentiment && entry.sentiment !== 'neutral' && (
                  <span class={entry.sentiment === 'negative' ? 'tag bad' : 'tag good'}>{humanise(entry.sentiment)}</span>
                )}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
