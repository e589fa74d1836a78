import type { Response } from 'restify';
import { type ErrorKind, StewardError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';
import { isDatabaseAway } from '../../store/away.js';

const statusOf: Record<ErrorKind, number> = {
  invalid: 400,
  unauthorised: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
};

export interface ErrorReply {
  status: number;
  body: { error: { code: string; message: string } };
  headers: Record<string, string>;
}

/** The one place where an error becomes a reply: `{ error: { code, message } }`, never a stack trace. */
export function errorReply(error: unknown, log: Log): ErrorReply {
  const known = asStewardError(error);
  if (!known) log.error({ err: error }, 'a request failed');
  const status = known ? statusOf[known.kind] : 500;
  const { code, message } = known ?? { code: 'internal', message: 'Something went wrong on our side. Please try again.' };
  // Direct Line clients read Retry-After as milliseconds.
  return { status, body: { error: { code, message } }, headers: status === 503 || status === 429 ? { 'Retry-After': '2000' } : {} };
}

export function replyError(res: Response, error: unknown, log: Log): void {
  const { status, body, headers } = errorReply(error, log);
  if (res.headersSent) return void res.end();
  res.send(status, body, headers);
}

function asStewardError(error: unknown): StewardError | undefined {
  if (error instanceof StewardError) return error;
  if (isDatabaseAway(error)) return new StewardError('unavailable', 'store_unavailable', 'Please try again in a moment.', { cause: error });
  return restifyError(error);
}

/** restify's own errors (no such route, malformed JSON, body too large) carry a status and a safe code. */
function restifyError(error: unknown): StewardError | undefined {
  const { statusCode } = error as { statusCode?: number };
  switch (statusCode) {
    case 400:
      return new StewardError('invalid', 'body_malformed', 'The request could not be read: its body is not valid JSON.');
    case 404:
      return new StewardError('not_found', 'route_not_found', 'There is nothing at this address.');
    case 405:
      return new StewardError('not_found', 'method_not_allowed', 'This address does not take this method.');
    case 413:
      return new StewardError(
        'too_large',
        'body_too_large',
        'The body is larger than what is taken: 4 MB of events, 256 KB of anything else.',
      );
    case 415:
      return new StewardError('invalid', 'content_type_unsupported', 'The body must be JSON (Content-Type: application/json).');
    default:
      return undefined;
  }
}
