import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { Refusal, request, sentenceOf } from '../http';
import { SignInForm } from './sign-in-form';

export interface Session {
  name: string;
  role: 'agent' | 'owner' | 'admin';
}

export interface SignedInProps {
  title: string;
  /** Who may use the page; an administrator may use each. */
  audience: Session['role'];
  /** `onRefusal` goes back to signing in when the session is over. */
  children(session: Session, onRefusal: (error: unknown) => void): ComponentChildren;
}

type Stage = { is: 'asking' } | { is: 'signed-out' } | { is: 'signed-in'; session: Session } | { is: 'failed'; sentence: string };

/** A page behind a sign-in: its header, and its content for whoever may see it. */
export function SignedIn({ title, audience, children }: SignedInProps) {
  const [stage, setStage] = useState<Stage>({ is: 'asking' });

  const fail = useCallback((error: unknown) => {
    const over = error instanceof Refusal && error.signedOut;
    setStage(over ? { is: 'signed-out' } : { is: 'failed', sentence: sentenceOf(error) });
  }, []);
  const onRefusal = useCallback((error: unknown) => {
    if (error instanceof Refusal && error.signedOut) setStage({ is: 'signed-out' });
  }, []);
  const enter = useCallback((session: Session) => setStage({ is: 'signed-in', session }), []);
  const signOut = () => request('DELETE', '/api/session').then(() => setStage({ is: 'signed-out' }), fail);

  useEffect(() => {
    request<Session>('GET', '/api/session').then(enter, fail);
  }, [enter, fail]);

  switch (stage.is) {
    case 'asking':
      return <main class="centre muted">One moment …</main>;
    case 'failed':
      return <main class="centre">{stage.sentence}</main>;
    case 'signed-out':
      return <SignInForm title={title} onSession={enter} />;
    case 'signed-in': {
      const { session } = stage;
      const allowed = session.role === audience || session.role === 'admin';
      return (
        <>
          <header class="staff">
            <h1>{title}</h1>
            <span class="muted small">{session.name}</span>
            <button type="button" class="quiet" onClick={signOut}>
              Sign out
            </button>
          </header>
          {allowed ? children(session, onRefusal) : <main class="centre">This page is not for your role. {elsewhere[session.role]}</main>}
        </>
      );
    }
  }
}

const elsewhere = {
  agent: <a href="/agents">Go to the agents' page</a>,
  owner: <a href="/reports">Go to the reports</a>,
  admin: null,
};
