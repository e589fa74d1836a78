import type { Response } from 'restify';
import type { Changes } from '../changes.js';

/** Milliseconds; shorter than the idle limits of common proxies. */
const heartbeatEvery = 20_000;
/** Milliseconds; browsers connect again by themselves, and only with a session that still holds. */
const longestStream = 15 * 60_000;

/** Server-sent events: `changed` with a conversation's id whenever it has new rows, until the browser leaves. */
export function streamChanges(changes: Changes, res: Response): void {
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  res.write(': connected\n\n');
  const off = changes.on((conversationId) => res.write(`event: changed\ndata: ${JSON.stringify({ conversationId })}\n\n`));
  const heartbeat = setInterval(() => res.write(': still here\n\n'), heartbeatEvery);
  const stop = (): void => {
    off();
    clearInterval(heartbeat);
    clearTimeout(ending);
  };
  const ending = setTimeout(() => {
    // Before the end: a slow browser keeps the reply open, and a write after the end is an error that nobody catches.
    stop();
    res.end();
  }, longestStream);
  res.on('close', stop);
}
