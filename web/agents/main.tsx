import { render } from 'preact';
import { SignedIn } from '../staff/signed-in';
import { AgentsPage } from './agents-page';

render(
  <SignedIn title="Agents" audience="agent">
    {(_session, onRefusal) => <AgentsPage onRefusal={onRefusal} />}
  </SignedIn>,
  document.getElementById('page')!,
);
