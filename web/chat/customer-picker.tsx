import type { DemoCustomer } from './access';

export interface CustomerPickerProps {
  customers: readonly DemoCustomer[];
  onPick(customer: DemoCustomer | undefined): void;
}

/** The demo's question whom the visitor wants to be. */
export function CustomerPicker({ customers, onPick }: CustomerPickerProps) {
  return (
    <main class="chat picker">
      <h1>Who are you?</h1>
      <p class="muted">This is a demo shop. Choose a customer to be, and ask as they would.</p>
      <ul>
        {customers.map((customer) => (
          <li key={customer.email}>
            <button type="button" onClick={() => onPick(customer)}>
              <strong>{customer.name}</strong>
              <span class="small">{customer.story}</span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" onClick={() => onPick(undefined)}>
            <strong>An anonymous visitor</strong>
            <span class="small">Nobody the shop knows: no orders, no history.</span>
          </button>
        </li>
      </ul>
    </main>
  );
}
