import { type Logger, pino } from 'pino';

export type Log = Logger;

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Fields that carry secrets or a person's own words; they never reach a log line. */
const redacted = ['token', 'password', 'secret', 'authorization', 'email', 'text', 'url'];

/** JSON lines on standard error, one logger a process; `log.child({ part })` names the part. */
export function createLog(process: string, level: LogLevel): Log {
  const paths = redacted.flatMap((field) => [field, `*.${field}`]);
  return pino(
    { name: process, level, redact: { paths, censor: '[redacted]' }, serializers: { err: errorWithoutContent } },
    pino.destination({ fd: 2, sync: false }),
  );
}

/** Keeps what tells where a fault is and drops what a database or a client put into it: rows, parameters, bodies. */
function errorWithoutContent(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'not an Error' };
  const { name, message, stack, code } = error as Error & { code?: unknown };
  return { name, message, code, stack };
}
