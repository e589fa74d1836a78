import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../platform/log.js';
import type { Schema } from './schema.js';

export interface DatabaseOptions {
  /** PostgreSQL connection string. */
  url: string;
  /** Schema that holds our tables; `public` unless told. */
  schema?: string;
  /** Most connections at once. */
  connections?: number;
  log?: Log;
}

/** Milliseconds a caller waits for a free or a new connection before the database counts as away. */
const connectTimeout = 5_000;

/** Opens a pool. Nothing is connected until the first query, so an unreachable server shows there. */
export function openDatabase({ url, schema = 'public', connections = 10, log }: DatabaseOptions): Kysely<Schema> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeout,
    options: `-c search_path=${schema}`,
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', (err) => log?.warn({ err }, 'an idle database connection broke'));
  // The same for one that breaks in the middle of a transaction, between two queries; the next query tells its caller.
  pool.on('connect', (client) => client.on('error', (err) => log?.debug({ err }, 'a database connection broke in use')));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

/** `bigint` as a number: our identities and counts stay far below 2^53. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === pg.types.builtins.INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format);
}
