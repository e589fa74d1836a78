import type { Next, Request, RequestHandler, Response } from 'restify';

const headers = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
  'Access-Control-Expose-Headers': 'Retry-After',
  'Access-Control-Max-Age': '86400',
};

/**
 * Lets pages of any origin call what lies below `prefix`, and answers their preflights: the shop's site is another
 * origin than its bot. That is safe where the proof is a token, never a cookie.
 */
export function allowOtherOrigins(prefix: string): RequestHandler {
  return (req: Request, res: Response, next: Next) => {
    if (!req.path().startsWith(prefix)) return next();
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    if (req.method !== 'OPTIONS') return next();
    res.send(204);
    next(false);
  };
}
