import { useStickToEnd } from '../use-stick-to-end';
import { dateAndTime, humanise, percent } from '../words';
import type { TranscriptEntry } from './desk';

/** Everything that was said, and under each message of the customer what the bot made of it. */
export function Transcript({ entries }: { entries: readonly TranscriptEntry[] }) {
  const { scroller, content, atEnd, toEnd } = useStickToEnd();
  return (
    <div class="transcript-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <div class="transcript" role="log" aria-label="Transcript" tabIndex={0} ref={scroller}>
        <ol ref={content}>
          {entries.map((entry) => (
            <li key={entry.id} class={entry.speaker}>
              <p class="small muted">
                <strong>{nameOf(entry)}</strong> <time dateTime={entry.at}>{dateAndTime(entry.at)}</time>
              </p>
              {entry.text && (
                <p class="said" dir="auto">
                  {entry.text}
                </p>
              )}
              {entry.cards.map((card) => (
                <p key={card} class="said card small" dir="auto">
                  {card}
                </p>
              ))}
              {entry.understanding && <Understood understanding={entry.understanding} />}
            </li>
          ))}
        </ol>
      </div>
      {!atEnd && (
        <button type="button" class="to-end" onClick={toEnd}>
          Newest messages ↓
        </button>
      )}
    </div>
  );
}

function nameOf({ speaker, agentName }: TranscriptEntry): string {
  return { customer: 'Customer', bot: 'Bot', agent: agentName ?? 'Agent' }[speaker];
}

function Understood({ understanding }: { understanding: NonNullable<TranscriptEntry['understanding']> }) {
  const { intents, inScope, entities, sentiment, urgency } = understanding;
  const [best] = intents;
  return (
    <p class="tags">
      <span class="visually-hidden">The bot understood: </span>
      {!inScope && <span class="tag bad">Out of scope</span>}
      {best && (
        <span class={inScope ? 'tag accent' : 'tag'}>
          {humanise(best.intent)} {percent(best.confidence)}
        </span>
      )}
      {entities.map(({ type, text }) => (
        <span key={`${type} ${text}`} class="tag">
          {humanise(type)}: {text}
        </span>
      ))}
      {urgency?.label === 'urgent' && <span class="tag bad">Urgent</span>}
      {sentiment.label !== 'neutral' && (
        <span class={sentiment.label === 'negative' ? 'tag bad' : 'tag good'}>{humanise(sentiment.label)}</span>
      )}
    </p>
  );
}
