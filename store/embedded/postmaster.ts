import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StewardError } from '../../platform/errors.js';
import type { Binaries } from './binaries.js';
import type { Cluster } from './cluster.js';
import type { DatabaseUser } from './user.js';

/** How long a server may take to start or to stop; a start after a crash replays its log first. */
const patience = 20_000;

/** The running server of a cluster, as its `postmaster.pid` tells, or nothing if none answers. */
export async function findPostmaster(cluster: Cluster): Promise<{ pid: number; port: number } | undefined> {
  const file = join(cluster.folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid && port && (await answers(serverUrl(cluster, port))) ? { pid, port } : undefined;
}

/**
 * Starts the server and waits until it answers.
 * @throws StewardError `database_not_started` with what PostgreSQL said last.
 */
export async function startPostmaster(cluster: Cluster, binaries: Binaries, user: DatabaseUser, port: number): Promise<ChildProcess> {
  const args = [
    '-D',
    cluster.folder,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=200',
  ];
  // A process group of its own: Ctrl-C in a terminal reaches the group, and the database has to stop last.
  const child = spawn(binaries.postgres, args, {
    ...user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH },
  });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-2_000);
  });
  let failure: Error | undefined;
  child.on('error', (error) => {
    failure = error;
  });
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(30)) {
    if (failure || child.exitCode !== null) break;
    if (await answers(serverUrl(cluster, port))) return child;
  }
  child.kill('SIGINT');
  throw new StewardError(
    'unavailable',
    'database_not_started',
    `The embedded database in "${cluster.folder}" did not start. ${said.trim().split('\n').at(-1)}`,
    { cause: failure },
  );
}

/** Fast shutdown: open transactions are rolled back, the log is flushed. */
export async function stopPostmaster(cluster: Cluster, pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  const file = join(cluster.folder, 'postmaster.pid');
  for (const deadline = Date.now() + patience; Date.now() < deadline && existsSync(file); ) await sleep(20);
}

export function serverUrl({ password }: Cluster, port: number): string {
  return `postgres://steward:${password}@127.0.0.1:${port}/postgres`;
}

/** A TCP port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false; // Not yet, or no longer: the caller asks again or starts one.
  } finally {
    await client.end().catch(() => {}); // Nothing to end where nothing was opened.
  }
}
