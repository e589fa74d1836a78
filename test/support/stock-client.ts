import { type Activity, ConnectionStatus, DirectLine, type DirectLineOptions } from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import { FetchXmlHttpRequest } from './xml-http-request.js';

// The client is written for browsers and finds these as globals.
Object.assign(globalThis, { XMLHttpRequest: FetchXmlHttpRequest, WebSocket });

export interface StockClient {
  line: DirectLine;
  /** Everything it was given to show, in the order it came, repetitions included. */
  activities: Activity[];
  /** The texts among them. */
  texts(): (string | undefined)[];
  /** Posts a message as Web Chat does; resolves to its id, or to `retry`. */
  say(text: string): Promise<string>;
  post(activity: Partial<Activity>): Promise<string>;
  status(): string;
  /** Why the stream of activities ended, if it did. */
  failure(): Error | undefined;
  end(): void;
}

/** Microsoft's own Direct Line client, unmodified, connected and listening. */
export function stockClient(origin: string, options: DirectLineOptions): StockClient {
  // `random` is an option of the client that its types do not name: it comes back after 3 s instead of 3 to 15.
  const services: DirectLineOptions & { random: () => number } = { ...options, domain: `${origin}/v3/directline`, random: () => 0 };
  const line = new DirectLine(services);
  const activities: Activity[] = [];
  let failure: Error | undefined;
  const subscription = line.activity$.subscribe(
    (activity) => activities.push(activity),
    (error) => {
      failure = error;
    },
  );
  const post = (activity: Partial<Activity>): Promise<string> =>
    new Promise((resolve, reject) => line.postActivity(activity as Activity).subscribe(resolve, reject));
  let sent = 0;
  return {
    line,
    activities,
    texts: () => activities.map((activity) => (activity.type === 'message' ? activity.text : undefined)),
    post,
    say: (text) => {
      const channelData = { clientActivityID: `message-${sent++}` };
      return post({ type: 'message', text, from: { id: 'whoever' }, channelData });
    },
    status: () => ConnectionStatus[line.connectionStatus$.getValue()]!,
    failure: () => failure,
    end() {
      subscription.unsubscribe();
      line.end();
    },
  };
}
