import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../platform/log.js';

/** Milliseconds a child may take to end before it is killed: 10 s are promised, a little is left for us. */
const graceful = 9_500;
const restartPause = { first: 1_000, longest: 30_000 };

export interface Supervised {
  /** Resolves when the child said that it is ready; rejects when it ends before. */
  ready: Promise<void>;
  /** SIGTERM, and SIGKILL if that is not heard in time. */
  stop(): Promise<void>;
}

/**
 * Keeps a child process of this program running: one that ends by itself is started again, later and later. A child loads
 * its code at once and begins its work when `mayBegin` resolves, of which it is told by a message.
 */
export function supervise(script: string, args: string[], mayBegin: Promise<void>, log: Log): Supervised {
  let child: ChildProcess | undefined;
  let stopping = false;
  let isReady = false;

  const start = (): Promise<number | null> => {
    // The channel tells the child when we are gone, so that it never stays behind alone.
    const started = fork(script, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child = started;
    mayBegin.then(
      () => started.connected && started.send('begin'),
      () => {}, // Whoever waits for it is told, and stops us.
    );
    return new Promise((ended) => started.once('exit', ended));
  };

  const ready = new Promise<void>((resolve, reject) => {
    const keepRunning = async (): Promise<void> => {
      for (let pause = restartPause.first; !stopping; pause = Math.min(pause * 2, restartPause.longest)) {
        const ended = start();
        child!.once('message', () => {
          isReady = true;
          pause = restartPause.first;
          resolve();
        });
        const code = await ended;
        if (stopping) return;
        if (!isReady) return reject(new Error(`steward ${args[0]} ended with ${code} before it was ready`));
        log.error({ code }, `steward ${args[0]} ended; it is started again in ${pause / 1_000} s`);
        await sleep(pause);
      }
    };
    void keepRunning();
  });

  return {
    ready,
    async stop() {
      stopping = true;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((done) => child!.once('exit', done));
      child.kill('SIGTERM');
      const timer = setTimeout(() => child!.kill('SIGKILL'), graceful);
      await ended;
      clearTimeout(timer);
    },
  };
}
