import { setTimeout as sleep } from 'node:timers/promises';
import type { Relay as RelayNode } from 'bullmq';
import type { Log } from '../platform/log.js';
import { inTime, within } from './in-time.js';

/** What processes tell each other. The rows in the database are the record; a notice only says when to look. */
export interface Topics {
  'model.promoted': { id: string };
  'conversation.changed': { conversationId: string };
}

type Topic = keyof Topics;
type Handler<T extends Topic> = (payload: Topics[T]) => void | Promise<void>;

/** Notices between all processes of an installation. They may be lost while the engine is away. */
export interface Relay {
  /** @throws StewardError `queue_away`, or what the engine says, within seconds. */
  publish<T extends Topic>(topic: T, payload: Topics[T]): Promise<void>;
  /** Resolves when notices of the topic arrive here; with the engine away after seconds, and they arrive once it is back. */
  subscribe<T extends Topic>(topic: T, handler: Handler<T>): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds between two tries to reach the engine. */
const retryPause = 1_000;
/** Milliseconds a caller waits for an engine that is away. */
const patience = 3_000;

/** Milliseconds that a node may take to leave: it is in the middle of a command that waits for news, and comes out of it by itself. */
const longestClose = 2_500;

/** Wraps BullMQ's `Relay`, which is marked experimental: nothing else knows it. `join` makes a node that starts at once. */
export function openRelay<C>(join: () => RelayNode<C>, log: Log): Relay {
  const subscriptions = new Map<Topic, { handlers: Handler<Topic>[]; placed: Promise<void> }>();
  const closing = new AbortController();
  let node = join();
  const joined = keepTrying('the relay could not start', async () => {
    try {
      await node.waitUntilReady();
    } catch (err) {
      // A node that could not start stays dead.
      await node.close();
      node = join();
      throw err;
    }
  });

  async function keepTrying(complaint: string, attempt: () => Promise<unknown>): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await attempt();
        return;
      } catch (err) {
        if (closing.signal.aborted) return;
        log.warn({ err }, `${complaint}; it is tried again`);
        await sleep(retryPause, undefined, { signal: closing.signal }).catch(() => {}); // Aborted: closing.
      }
    }
  }

  async function listenTo(topic: Topic, handlers: readonly Handler<Topic>[]): Promise<void> {
    await joined;
    await keepTrying(`the relay could not subscribe to ${topic}`, () =>
      node.subscribe<Topics[Topic]>(topic, async ({ data }) => {
        await Promise.all(handlers.map((handle) => handle(data)));
      }),
    );
  }

  return {
    async publish(topic, payload) {
      await inTime(patience, joined);
      await inTime(patience, node.publish(topic, payload));
    },
    async subscribe(topic, handler) {
      const subscription = subscriptions.get(topic) ?? newSubscription(topic);
      subscription.handlers.push(handler as Handler<Topic>);
      await within(patience, subscription.placed);
    },
    async close() {
      closing.abort();
      // On an engine that is away a node would wait for its connection for ever.
      await within(longestClose, node.close());
    },
  };

  function newSubscription(topic: Topic) {
    const handlers: Handler<Topic>[] = [];
    const subscription = { handlers, placed: listenTo(topic, handlers) };
    subscriptions.set(topic, subscription);
    return subscription;
  }
}
