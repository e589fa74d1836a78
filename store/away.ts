/** Node's names for a connection that was refused, cut, or never came about. */
const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** `pg` gives these no code. */
const messages = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/;

/**
 * Whether an error says that the database cannot be reached now, rather than that a query was wrong: PostgreSQL's
 * classes 08 (connection), 53 (resources) and 57P (shutdown), or a broken socket.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = String((error as { code?: unknown }).code ?? '');
  return network.has(code) || /^(08|53|57P)/.test(code) || messages.test(error.message) || isDatabaseAway(error.cause);
}
