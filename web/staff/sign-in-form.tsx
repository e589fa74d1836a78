import { useState } from 'preact/hooks';
import { request, sentenceOf } from '../http';
import type { Session } from './signed-in';

export function SignInForm({ title, onSession }: { title: string; onSession(session: Session): void }) {
  const [complaint, setComplaint] = useState<string>();
  const [busy, setBusy] = useState(false);

  const signIn = async (form: HTMLFormElement): Promise<void> => {
    setBusy(true);
    try {
      onSession(await request<Session>('POST', '/api/session', Object.fromEntries(new FormData(form))));
    } catch (error) {
      setComplaint(sentenceOf(error));
      setBusy(false);
    }
  };

  return (
    <main class="centre">
      <form
        class="sign-in"
        onSubmit={(event) => {
          event.preventDefault();
          signIn(event.currentTarget);
        }}
      >
        <h1>{title}</h1>
        <label>
          E-mail
          <input name="email" type="email" autocomplete="username" required />
        </label>
        <label>
          Password
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <div role="alert">{complaint && <p class="notice bad small">{complaint}</p>}</div>
        <button type="submit" class="primary" disabled={busy}>
          Sign in
        </button>
      </form>
    </main>
  );
}
