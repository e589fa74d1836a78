import type { AddressInfo } from 'node:net';
import type { Server } from 'restify';
import { StewardError } from '../platform/errors.js';

/**
 * Starts listening; port 0 takes a free one. Returns the port.
 * @throws StewardError `port_in_use`, `port_refused`, `host_refused`
 */
export function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  const http = server.server;
  return new Promise((resolve, reject) => {
    http.once('error', (cause: NodeJS.ErrnoException) => reject(refusal(cause, port, host)));
    http.listen({ port, host }, () => resolve((http.address() as AddressInfo).port));
  });
}

/** Takes no more connections, lets the running requests end, and closes connections that only wait. */
export function stopListening(server: Server): Promise<void> {
  const http = server.server;
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeIdleConnections();
    // Streams to browsers never end by themselves; they come back to another process, or when we are back.
    setTimeout(() => http.closeAllConnections(), patience).unref();
  });
}

/** Milliseconds for running requests. */
const patience = 3_000;

/** Node's names for an address that is not this machine's, or that nobody can resolve. */
const notOurs = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN']);

export function refusal(cause: NodeJS.ErrnoException, port: number, host: string | undefined): StewardError {
  if (notOurs.has(cause.code ?? '')) {
    return new StewardError('invalid', 'host_refused', `STEWARD_HOST is "${host}", which is no address of this machine (${cause.code}).`, {
      cause,
    });
  }
  return cause.code === 'EADDRINUSE'
    ? new StewardError(
        'conflict',
        'port_in_use',
        `PORT is ${port}, but something else listens there already. Stop it, or set PORT to a free port.`,
        { cause },
      )
    : new StewardError(
        'invalid',
        'port_refused',
        `PORT is ${port}, but this process may not listen there (${cause.code}). Set PORT to another port.`,
        { cause },
      );
}
