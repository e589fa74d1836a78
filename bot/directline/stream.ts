import { WebSocket } from 'ws';
import type { Log } from '../../platform/log.js';
import { isDatabaseAway } from '../../store/away.js';
import type { Db } from '../../store/schema.js';
import { readActivities } from './activity-set.js';

/** Milliseconds after which a read that failed is tried again. */
const retryAfter = 1_000;

export interface StreamOptions {
  db: Db;
  log: Log;
  socket: WebSocket;
  conversationId: string;
  /** Sequence number of the last activity the client has. */
  position: number;
}

/** One client's view of a conversation, kept up to date over a socket. */
export interface Stream {
  readonly socket: WebSocket;
  /** Sends what is new. */
  look(): void;
  /** Pings, and looks for what no notification told of; cuts a client that did not answer the last ping. */
  beat(): void;
  /** From now on sends nothing. */
  silence(): void;
}

/**
 * Sends every activity after the position exactly once and in order: each is read from its row, and the next page is
 * read when the last one has left, so a slow client holds one page in memory.
 */
export function openStream({ db, log, socket, conversationId, position }: StreamOptions): Stream {
  let sent = position;
  let looking = false;
  let again = false;
  let answers = true;
  let silent = false;
  const listening = () => !silent && socket.readyState === WebSocket.OPEN;

  const sendPage = async (): Promise<boolean> => {
    const page = await readActivities(db, conversationId, sent);
    const { activities, watermark } = page;
    if (!listening()) return false;
    if (activities.length > 0) await send(socket, JSON.stringify({ activities, watermark }));
    sent = page.position;
    return page.full;
  };

  const look = async (): Promise<void> => {
    again = true;
    if (looking) return;
    looking = true;
    try {
      while (again && listening()) {
        again = false;
        while (await sendPage());
      }
    } catch (err) {
      if (!listening()) return;
      if (!isDatabaseAway(err)) log.error({ err, conversationId }, 'a stream could not be read');
      setTimeout(look, retryAfter).unref();
    } finally {
      looking = false;
    }
  };

  socket.on('pong', () => {
    answers = true;
  });
  void look();
  return {
    socket,
    look: () => void look(),
    beat() {
      if (!answers) return socket.terminate();
      answers = false;
      socket.ping();
      void look();
    },
    silence() {
      silent = true;
    },
  };
}

/** Resolves when the frame has been handed to the network. */
function send(socket: WebSocket, frame: string): Promise<void> {
  return new Promise((resolve, reject) => socket.send(frame, (error) => (error ? reject(error) : resolve())));
}
