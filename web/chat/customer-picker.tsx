import type { DemoCustomer } from './access';
import { say } from './texts';

export interface CustomerPickerProps {
  customers: readonly DemoCustomer[];
  onPick(customer: DemoCustomer | undefined): void;
}

/** The demo's question whom the visitor wants to be. */
export function CustomerPicker({ customers, onPick }: CustomerPickerProps) {
  return (
    <main class="chat picker">
      <h1>{say.whoAreYou}</h1>
      <p class="muted">{say.chooseCustomer}</p>
      <ul>
        {customers.map((customer) => (
          <li key={customer.email}>
            <button type="button" onClick={() => onPick(customer)}>
              <strong>{customer.name}</strong>
              <span class="small" lang="en">
                {customer.story}
              </span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" onClick={() => onPick(undefined)}>
            <strong>{say.anonymous}</strong>
            <span class="small">{say.anonymousStory}</span>
          </button>
        </li>
      </ul>
    </main>
  );
}
