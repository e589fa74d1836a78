import { createServer, type Next, plugins, type Request, type RequestHandler, type Response, type Server } from 'restify';
import { StewardError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';
import { checkBody } from './check-body.js';
import { allowOtherOrigins } from './cors.js';
import { admits, type Principal } from './principal.js';
import { replyError } from './reply-error.js';
import { answered, Reply, type Route } from './route.js';

/** Bytes; Bot Framework activities stay below 100 KB. */
const largestBody = 256 * 1_024;
/** Teams' conversation ids are longer than the router's default of 100. */
const longestParameter = 512;

export interface ServerOptions {
  routes: readonly Route[];
  authenticate(req: Request): Promise<Principal | undefined>;
  log: Log;
}

/** A restify server with these routes. Nothing listens yet. */
export function createHttpServer({ routes, authenticate, log }: ServerOptions): Server {
  const server = createServer({ name: 'steward', maxParamLength: longestParameter });
  server.pre(allowOtherOrigins('/v3/directline/'));
  server.use(plugins.queryParser({ mapParams: false }));
  // Such as running out of file handles; restify throws what nobody listens to. Until it listens, whoever starts it is told.
  server.on('error', (err: Error) => server.server.listening && log.error({ err }, 'the server could not take a connection'));
  server.on('restifyError', (_req: Request, res: Response, error: Error, done: () => void) => {
    replyError(res, error, log);
    done();
  });
  for (const definition of routes) {
    if (definition.callers.length === 0) throw new Error(`${definition.method} ${definition.path} does not say who may call it.`);
    const register = { GET: server.get, POST: server.post, DELETE: server.del }[definition.method].bind(server);
    const principals = new WeakMap<Request, Principal>();
    // Before the body is read: who may not call does not make us parse anything.
    const admit = async (req: Request, res: Response): Promise<void> => {
      // Replies hold tokens and what people said. Who serves files says otherwise.
      res.setHeader('Cache-Control', 'no-store');
      const principal = await admitted(definition, req, authenticate);
      if (principal) principals.set(req, principal);
    };
    register(definition.path, admit, ...bodyReaders(definition), async (req: Request, res: Response) => {
      try {
        await serve(definition, req, res, principals.get(req));
      } catch (error) {
        replyError(res, error, log);
      }
    });
  }
  return server;
}

function bodyReaders({ body, largestBody: maxBodySize = largestBody }: Route): RequestHandler[] {
  // Its type does not name the limit that it hands to restify's reader.
  const options = { mapParams: false, maxBodySize };
  return body ? [refuseEncoded, plugins.jsonBodyParser(options)].flat() : [];
}

/** A compressed body could unpack to any size, and a broken one ends restify's reader with an uncaught error. */
function refuseEncoded(req: Request, _res: Response, next: Next): void {
  const encoded = req.headers['content-encoding'] !== undefined;
  next(encoded ? new StewardError('invalid', 'content_encoding_unsupported', 'Send the body uncompressed.') : undefined);
}

/** Who calls; undefined where the route is for anyone. */
async function admitted({ callers }: Route, req: Request, authenticate: ServerOptions['authenticate']): Promise<Principal | undefined> {
  const open = callers.includes('anyone') || callers.includes('channel');
  const principal = open ? undefined : await authenticate(req);
  if (!admits(callers, principal)) throw refusal(principal);
  return principal;
}

async function serve(definition: Route, req: Request, res: Response, principal: Principal | undefined): Promise<void> {
  if (Object.values<string>(req.params ?? {}).some((value) => value.includes('\0'))) throw nothingHere();
  const body = definition.body ? checkBody(definition.body, req.body) : undefined;
  const result = await definition.handle({ params: req.params ?? {}, query: req.query ?? {}, body, principal, req, res });
  if (result === answered) return;
  if (result instanceof Reply) return void res.send(result.status, result.body, result.headers);
  res.send(200, result);
}

/** PostgreSQL's texts hold no NUL, so nothing has it in its name. */
function nothingHere(): StewardError {
  return new StewardError('not_found', 'route_not_found', 'There is nothing at this address.');
}

function refusal(principal: Principal | undefined): StewardError {
  return principal
    ? new StewardError('forbidden', 'not_allowed', 'Your role may not do this.')
    : new StewardError('unauthorised', 'sign_in_first', 'Sign in first, or send a token.');
}
