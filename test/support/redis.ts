import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../../store/embedded/postmaster.js';
import { programPath } from './requirements.js';

/** A real Redis of the test's own, with nothing on disk: it forgets everything when it is killed. */
export interface TestRedis {
  url: string;
  /** Forgets every key, as a Redis without persistence does when it is restarted. */
  flush(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** On the same port again. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function startRedis(): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server: ChildProcess;
  const redis: TestRedis = {
    url,
    async start() {
      const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--maxmemory-policy', 'noeviction'];
      const started = spawn(programPath('redis-server')!, options, { stdio: 'ignore' });
      process.once('exit', () => started.kill('SIGKILL')); // A test that was stopped leaves none behind.
      server = started;
      await command(url, (client) => client.ping());
    },
    flush: () => command(url, (client) => client.flushall()),
    async kill() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
    async close() {
      await redis.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await redis.start();
  return redis;
}

async function command(url: string, run: (client: Redis) => Promise<unknown>): Promise<void> {
  const client = new Redis(url, { maxRetriesPerRequest: 100, retryStrategy: () => 50 });
  client.on('error', () => {}); // Refused until the server listens; the command itself throws when it never does.
  await run(client);
  client.disconnect();
}
