import type { Log } from '../platform/log.js';
import type { Relay } from '../workers/relay.js';

/** Says that a conversation has new rows; whoever shows it reads them from the database. */
export interface Changes {
  notify(conversationId: string): void;
  /** Returns the function that ends the subscription. */
  on(listener: (conversationId: string) => void): () => void;
}

/** Changes of this process and, through the relay, of every other one. */
export async function openChanges(relay: Relay, log: Log): Promise<Changes> {
  const listeners = new Set<(conversationId: string) => void>();
  const tell = (conversationId: string): void => {
    for (const listener of listeners) listener(conversationId);
  };
  await relay.subscribe('conversation.changed', ({ conversationId }) => tell(conversationId));
  return {
    notify(conversationId) {
      // Our own listeners are told at once; they may hear it a second time from the relay, which reads no new rows.
      tell(conversationId);
      relay
        .publish('conversation.changed', { conversationId })
        .catch((err: unknown) => log.warn({ err }, 'other processes were not told of a change'));
    },
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
