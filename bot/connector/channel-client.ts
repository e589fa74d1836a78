import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

/** The SDK does not name this type where we could import it. */
type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<ConnectorOptions['httpClient']>;

/** A channel's answer that is no 2xx. */
export class ChannelError extends Error {
  override readonly name = 'ChannelError';

  constructor(
    readonly status: number,
    /** Milliseconds to wait before the next try, if the channel said so. */
    readonly retryAfter: number | undefined,
  ) {
    super(`The channel answered ${status}.`);
  }
}

/** Milliseconds to wait for a channel's answer. */
const patience = 15_000;

/**
 * Sends the SDK's requests. The SDK's own client waits without end and repeats on its own a call that is not
 * idempotent; here each call is made once, and whoever asked decides what a failure means.
 */
export const channelClient: HttpClient = {
  async sendRequest(request) {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers.rawHeaders(),
      body: request.body as string | undefined,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    // The body of an answer holds an id that nobody asks for.
    await response.body?.cancel();
    if (!response.ok) throw new ChannelError(response.status, milliseconds(response.headers.get('retry-after')));
    return { request, status: response.status, headers: request.headers.clone() };
  },
};

/** `Retry-After` in seconds, as the connector sends it. */
function milliseconds(retryAfter: string | null): number | undefined {
  const seconds = Number(retryAfter ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined;
}
