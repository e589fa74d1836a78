import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Request, Response } from 'restify';
import { StewardError } from '../../platform/errors.js';
import { answered, type Route, route } from './route.js';

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
};

const pages: Record<string, string> = { '/': 'index.html', '/agents': 'agents.html', '/reports': 'reports.html' };

/**
 * No script, style or frame but our own. Images of cards may come from the shop; a WebSocket may be opened to the
 * address that Direct Line names, which behind a proxy can differ from the page's.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "connect-src 'self' ws: wss:",
  "img-src 'self' data: https:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

const everyReply = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  Vary: 'Accept-Encoding',
};

interface File {
  headers: Record<string, string>;
  plain: Buffer;
  gzipped: Buffer;
}

/**
 * Serves the built pages. The folder is read once, at start, and a request is looked up among what was found there, so
 * no path of a request ever reaches the file system.
 * @throws StewardError `pages_not_built`
 */
export function staticRoutes(folder: string): Route[] {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new StewardError('unavailable', 'pages_not_built', 'The web pages are not built. Run "npm run build" first.');
  }
  const assets = new Map(readdirSync(join(folder, 'assets')).map((name) => [name, readAsset(join(folder, 'assets', name))]));
  const pageRoutes = Object.entries(pages).map(([path, name]) => {
    const page = readPage(join(folder, name));
    return route({ method: 'GET', path, callers: ['anyone'], handle: ({ req, res }) => send(page, req, res) });
  });
  return [
    ...pageRoutes,
    route({
      method: 'GET',
      path: '/assets/:name',
      callers: ['anyone'],
      handle({ params, req, res }) {
        const asset = assets.get(params.name!);
        if (!asset) throw new StewardError('not_found', 'route_not_found', 'There is nothing at this address.');
        return send(asset, req, res);
      },
    }),
  ];
}

/** A page keeps its address when it changes, so browsers ask each time whether theirs is the newest. */
const readPage = (path: string): File => read(path, 'no-cache');
/** An asset's name changes with its content. */
const readAsset = (path: string): File => read(path, 'public, max-age=31536000, immutable');

function read(path: string, caching: string): File {
  const plain = readFileSync(path);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  const type = contentTypes[extname(path)] ?? 'application/octet-stream';
  return { plain, gzipped: gzipSync(plain), headers: { ...everyReply, 'Content-Type': type, 'Cache-Control': caching, ETag: etag } };
}

function send({ headers, plain, gzipped }: File, req: Request, res: Response): typeof answered {
  if (req.headers['if-none-match'] === headers.ETag) {
    res.writeHead(304, headers);
    res.end();
    return answered;
  }
  const compressed = /\bgzip\b/.test(req.headers['accept-encoding'] ?? '');
  const body = compressed ? gzipped : plain;
  res.writeHead(200, { ...headers, 'Content-Length': body.length, ...(compressed && { 'Content-Encoding': 'gzip' }) });
  res.end(body);
  return answered;
}
