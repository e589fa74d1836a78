import { useRef, useState } from 'preact/hooks';
import { say } from './texts';

/** Characters. */
const longest = 4_000;

/** Where the customer types. Enter sends, Shift and Enter begin a new line. */
export function Composer({ disabled, onSend }: { disabled: boolean; onSend(text: string): void }) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);

  const send = (): void => {
    if (text.trim() === '') return;
    onSend(text.trim());
    setText('');
    field.current?.focus();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="visually-hidden" for="message">
        {say.yourMessage}
      </label>
      <textarea
        id="message"
        ref={field}
        rows={Math.min(5, text.split('\n').length)}
        maxLength={longest}
        placeholder={say.write}
        dir="auto"
        value={text}
        disabled={disabled}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          // While an input method composes a character, Enter belongs to it.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" class="primary" disabled={disabled || text.trim() === ''}>
        {say.send}
      </button>
    </form>
  );
}
