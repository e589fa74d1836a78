import type { Stream } from './stream.js';

/** Close code of our own: another socket was opened for the conversation. */
const replaced = 4_000;
/** How often within `window` milliseconds an older stream is closed for a newer one. */
const mostClosings = 3;
const window = 60_000;

/**
 * The streams that are open for one conversation. The newest alone is served, because a client that holds two would
 * show everything twice. An older one is closed, and its client comes back when it needs to.
 *
 * Microsoft's client may hold several after its token ran out, and answers each closing with a new socket: they would
 * push each other out for good. After a few closings the older ones are therefore kept open, silent, until the one
 * that is served ends; then they are closed, and continue at their watermark.
 */
export interface ConversationStreams {
  serve(stream: Stream): void;
  /** Takes note of a stream that ended; true when it was the last. */
  ended(stream: Stream): boolean;
  look(): void;
  beat(): void;
}

export function conversationStreams(now: () => number): ConversationStreams {
  let served: Stream | undefined;
  const silent = new Set<Stream>();
  let closings: number[] = [];

  const replace = (older: Stream): void => {
    older.silence();
    silent.add(older);
    closings = closings.filter((at) => at > now() - window);
    if (closings.length >= mostClosings) return;
    closings.push(now());
    older.socket.close(replaced, 'a newer connection took over');
  };

  return {
    serve(stream) {
      if (served) replace(served);
      served = stream;
    },
    ended(stream) {
      silent.delete(stream);
      if (stream === served) {
        served = undefined;
        for (const waiting of silent) waiting.socket.close(replaced, 'come back for what is new');
      }
      return !served && silent.size === 0;
    },
    look: () => served?.look(),
    beat() {
      served?.beat();
      for (const stream of silent) stream.beat();
    },
  };
}
