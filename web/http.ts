/** An answer that is not a success, with the server's code and sentence; status 0 where there was no answer. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  /** No session, or one that is over. */
  get signedOut(): boolean {
    return this.status === 401 || this.code === 'token_expired';
  }
}

/**
 * Sends JSON and reads JSON; undefined where the reply has no body.
 * @throws Refusal
 */
export async function request<T>(method: string, path: string, body?: object, token?: string): Promise<T> {
  const headers: Record<string, string> = {};
  if (body) headers['Content-Type'] = 'application/json';
  if (token) headers.Authorization = `Bearer ${token}`;
  const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) }).catch(() => {
    throw new Refusal(0, 'unreachable', 'The server cannot be reached. Please try again in a moment.');
  });
  const text = await response.text();
  if (!response.ok) throw refusal(response.status, text);
  return (text ? JSON.parse(text) : undefined) as T;
}

/** Between us and the server may be a proxy whose errors are no JSON. */
function refusal(status: number, text: string): Refusal {
  try {
    const { code, message } = JSON.parse(text).error;
    return new Refusal(status, code, message);
  } catch {
    return new Refusal(status, 'unknown', 'Please try again in a moment.');
  }
}

/** The sentence to show for whatever went wrong. */
export function sentenceOf(error: unknown): string {
  return error instanceof Refusal ? error.message : 'Something went wrong on this page. Please reload it.';
}
