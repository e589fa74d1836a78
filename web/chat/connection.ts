import { type Activity, ConnectionStatus, DirectLine, type Message } from 'botframework-directlinejs';
import { say } from './texts';

/** `lost`: it is being tried again; `over`: this token opens nothing any more; `failed`: the server refused to begin. */
export type Line = 'connecting' | 'open' | 'lost' | 'over' | 'failed';

export interface Connection {
  /** Resolves when the server has the message. @throws Error with a sentence for the customer when it does not. */
  post(message: Message): Promise<void>;
  close(): void;
}

/** Milliseconds a request may take, and the client waits between two tries to reach a server that is away. */
const patience = 8_000;

const lineOf: Partial<Record<ConnectionStatus, Line>> = {
  [ConnectionStatus.Connecting]: 'connecting',
  [ConnectionStatus.ExpiredToken]: 'over',
  [ConnectionStatus.Ended]: 'over',
  [ConnectionStatus.FailedToConnect]: 'failed',
};

/** Takes part in the token's conversation through the stock Direct Line client, from the conversation's beginning on. */
export function connect(token: string, onActivity: (activity: Activity) => void, onLine: (line: Line) => void): Connection {
  let closed = false;
  const tell = (line: Line): void => {
    if (!closed) onLine(line);
  };
  const client = new DirectLine({
    token,
    domain: `${location.origin}/v3/directline`,
    timeout: patience,
    conversationStartProperties: { locale: navigator.language },
    // The client waits 3 to 15 s before it connects again; a quarter of that spread is enough.
    random: () => Math.random() / 4,
    WebSocket: watchedSocket(tell),
  });
  const status = client.connectionStatus$.subscribe((value) => {
    const line = lineOf[value];
    if (line) tell(line);
  });
  const activities = client.activity$.subscribe({ next: onActivity, error: () => tell('failed') });
  return {
    post: (message) =>
      new Promise((resolve, reject) => {
        client.postActivity(message).subscribe({
          next: (id: string) => (id === 'retry' ? reject(new Error(say.inAMoment)) : resolve()),
          error: (error: unknown) => reject(new Error(refusalOf(error))),
        });
      }),
    close() {
      closed = true;
      activities.unsubscribe();
      status.unsubscribe();
      client.end();
    },
  };
}

/** The client keeps to itself that a socket broke; its user should know. */
function watchedSocket(tell: (line: Line) => void): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL) {
      super(url);
      this.addEventListener('open', () => tell('open'));
      this.addEventListener('close', () => tell('lost'));
    }
  };
}

/** The server's own sentence, such as that the message is too long. */
function refusalOf(error: unknown): string {
  const { xhr } = error as { xhr?: XMLHttpRequest };
  return xhr?.response?.error?.message ?? say.inAMoment;
}
