import type { CardAction } from 'botframework-directlinejs';
import { say } from './texts';

const said: ReadonlySet<string> = new Set(['imBack', 'postBack', 'messageBack']);

/** Suggested answers, as buttons below the last message. */
export function Choices({ choices, onChoose }: { choices: readonly CardAction[]; onChoose(choice: CardAction): void }) {
  if (choices.length === 0) return null;
  return (
    <ul class="choices" aria-label={say.suggested}>
      {choices.map((choice) => (
        <li key={titleOf(choice)}>
          {choice.type === 'openUrl' ? (
            <a href={choice.value} target="_blank" rel="noopener noreferrer">
              {titleOf(choice)}
            </a>
          ) : (
            said.has(choice.type) && (
              <button type="button" onClick={() => onChoose(choice)}>
                {titleOf(choice)}
              </button>
            )
          )}
        </li>
      ))}
    </ul>
  );
}

function titleOf(choice: CardAction): string {
  return ('title' in choice && choice.title) || String(choice.value);
}
