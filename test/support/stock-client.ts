import { type Activity, ConnectionStatus, DirectLine, type DirectLineOptions } from 'botframework-directlinejs';
import { expect } from 'vitest';
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
  /** Says something and waits for what the bot says to it; all of that as JSON, cards included. */
  ask(text: string): Promise<string>;
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
  const say = (text: string): Promise<string> => {
    const channelData = { clientActivityID: `message-${sent++}` };
    return post({ type: 'message', text, from: { id: 'whoever' }, channelData });
  };
  return {
    line,
    activities,
    texts: () => activities.map((activity) => (activity.type === 'message' ? activity.text : undefined)),
    post,
    say,
    async ask(text) {
      const id = await say(text);
      const answers = () => activities.filter((activity) => (activity as { replyToId?: string }).replyToId === id);
      await expect.poll(() => answers().length, { timeout: 10_000, message: `an answer to "${text}"` }).toBeGreaterThan(0);
      return JSON.stringify(answers());
    },
    status: () => ConnectionStatus[line.connectionStatus$.getValue()]!,
    failure: () => failure,
    end() {
      subscription.unsubscribe();
      line.end();
    },
  };
}
