import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { StewardError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';
import type { Db } from '../../store/schema.js';
import type { Changes } from '../changes.js';
import { type ErrorReply, errorReply } from '../http/reply-error.js';
import type { Tokens } from '../tokens.js';
import { positionOf } from './activity-set.js';
import { streamPath } from './address.js';
import { type ConversationStreams, conversationStreams } from './conversation-streams.js';
import { openStream } from './stream.js';

/** Milliseconds between two pings. */
const beatEvery = 30_000;
/** Milliseconds a client has to answer the closing of its socket. */
const closingTime = 1_000;
/** Bytes of a client's frame. It has nothing to say but an empty keep-alive. */
const largestFrame = 1_024;
/** Close code "going away" of RFC 6455. */
const goingAway = 1_001;

export interface SocketParts {
  db: Db;
  tokens: Tokens;
  changes: Changes;
  log: Log;
}

export interface DirectLineSockets {
  /** For the HTTP server's `upgrade` event. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends every socket; clients come back to another process with their watermark. */
  close(): Promise<void>;
}

/** The Direct Line streams that are open at this process. */
export function directLineSockets({ db, tokens, changes, log }: SocketParts): DirectLineSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestFrame });
  const conversations = new Map<string, ConversationStreams>();
  const unsubscribe = changes.on((conversationId) => conversations.get(conversationId)?.look());
  const heart = setInterval(() => {
    for (const streams of conversations.values()) streams.beat();
  }, beatEvery);
  heart.unref();

  const open = (socket: WebSocket, { conversationId, position }: Opening): void => {
    socket.on('error', (err) => log.debug({ err }, 'a socket broke'));
    const streams = conversations.get(conversationId) ?? conversationStreams(() => performance.now());
    conversations.set(conversationId, streams);
    const stream = openStream({ db, log, socket, conversationId, position });
    streams.serve(stream);
    socket.on('close', () => {
      if (streams.ended(stream)) conversations.delete(conversationId);
    });
  };

  return {
    upgrade(req, socket, head) {
      socket.on('error', (err) => log.debug({ err }, 'a connection broke before it became a stream'));
      admit(req, tokens).then(
        (opening) => server.handleUpgrade(req, socket, head, (client) => open(client, opening)),
        (error: unknown) => refuse(socket, errorReply(error, log)),
      );
    },
    async close() {
      unsubscribe();
      clearInterval(heart);
      const clients = [...server.clients];
      const closed = Promise.all(clients.map((client) => new Promise((done) => client.once('close', done))));
      for (const client of clients) client.close(goingAway, 'the server is stopping');
      const patience = setTimeout(() => {
        for (const client of clients) client.terminate();
      }, closingTime);
      await closed;
      clearTimeout(patience);
      server.close();
    },
  };
}

interface Opening {
  conversationId: string;
  position: number;
}

/** @throws StewardError as the reply to a call that may not open this stream */
async function admit(req: IncomingMessage, tokens: Tokens): Promise<Opening> {
  const [path = '', query] = req.url!.split('?');
  const asked = streamPath.exec(path)?.[1];
  const searchParams = new URLSearchParams(query);
  if (!asked) throw new StewardError('not_found', 'route_not_found', 'There is nothing at this address.');
  const conversationId = await tokens.verifyStream(searchParams.get('t') ?? '');
  if (conversationId !== asked) {
    throw new StewardError('unauthorised', 'token_invalid', 'The token is for another conversation.');
  }
  return { conversationId, position: positionOf(searchParams.get('watermark') ?? undefined) };
}

function refuse(socket: Duplex, { status, body }: ErrorReply): void {
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}
