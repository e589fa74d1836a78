import { Refusal, request } from '../http';

/** The right to take part in one conversation. */
export interface Access {
  token: string;
  /** Whom the demo lets this visitor be; undefined for nobody in particular, and in a real shop. */
  customerName?: string;
  /** The token as it came in the page's address; undefined in the demo. */
  given?: string;
}

export interface DemoCustomer {
  email: string;
  name: string;
  story: string;
}

/** The customers a visitor of the demo can be; undefined in a real shop. */
export async function demoCustomers(): Promise<DemoCustomer[] | undefined> {
  try {
    return await request<DemoCustomer[]>('GET', '/api/chat/customers');
  } catch (error) {
    if (error instanceof Refusal && error.code === 'demo_only') return undefined;
    throw error;
  }
}

/** A new conversation as this customer, or as nobody in particular. */
export async function accessAs(customer: DemoCustomer | undefined): Promise<Access> {
  const { token } = await request<{ token: string }>('POST', '/api/chat/token', { customer: customer?.email });
  return { token, customerName: customer?.name };
}

/** The token that a shop's page gives when it embeds this one: `/#token=…`. */
export function givenToken(): string | undefined {
  return new URLSearchParams(location.hash.slice(1)).get('token') ?? undefined;
}

/** The same access with a token that lives longer; undefined when it is over. */
export async function refreshed(access: Access): Promise<Access | undefined> {
  try {
    const { token } = await request<{ token: string }>('POST', '/v3/directline/tokens/refresh', undefined, access.token);
    return { ...access, token };
  } catch (error) {
    if (error instanceof Refusal && (error.status === 401 || error.status === 403)) return undefined;
    throw error;
  }
}

const storageKey = 'steward-chat';

/** What this tab used before it was reloaded. */
export function remembered(): Access | undefined {
  const stored = sessionStorage.getItem(storageKey);
  return stored ? JSON.parse(stored) : undefined;
}

export function remember(access: Access): void {
  sessionStorage.setItem(storageKey, JSON.stringify(access));
}

export function forget(): void {
  sessionStorage.removeItem(storageKey);
}
