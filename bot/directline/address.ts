import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** Where the caller reached this server: origin such as `https://shop.example`, through proxies as they say. */
export function publicOrigin(req: IncomingMessage): string {
  const encrypted = (req.socket as TLSSocket).encrypted === true;
  const scheme = forwarded(req, 'x-forwarded-proto', /^https?$/) ?? (encrypted ? 'https' : 'http');
  const host = forwarded(req, 'x-forwarded-host', hostName) ?? (hostName.test(req.headers.host ?? '') ? req.headers.host : undefined);
  return `${scheme}://${host ?? `localhost:${req.socket.localPort}`}`;
}

const hostName = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i;

/** The first value of a header that proxies append to, if it has the form that is expected. */
function forwarded(req: IncomingMessage, name: string, form: RegExp): string | undefined {
  const first = req.headers[name]?.toString().split(',')[0]?.trim();
  return first && form.test(first) ? first : undefined;
}

export const streamPath = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/;

/** The WebSocket address of a conversation's stream from a watermark on. */
export function streamUrl(req: IncomingMessage, conversationId: string, watermark: number, token: string): string {
  const query = new URLSearchParams({ watermark: String(watermark), t: token });
  // http becomes ws, https becomes wss.
  return `${publicOrigin(req).replace(/^http/, 'ws')}/v3/directline/conversations/${conversationId}/stream?${query}`;
}
