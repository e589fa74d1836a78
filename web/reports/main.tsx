import { render } from 'preact';
import { SignedIn } from '../staff/signed-in';
import { ReportsPage } from './reports-page';

render(
  <SignedIn title="Reports" audience="owner">
    {(_session, onRefusal) => <ReportsPage onRefusal={onRefusal} />}
  </SignedIn>,
  document.getElementById('page')!,
);
