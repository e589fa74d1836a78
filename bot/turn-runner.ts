import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../platform/log.js';
import { isDatabaseAway } from '../store/away.js';

/** Milliseconds between looks for turns that nobody ran. */
const sweepEvery = 2_000;
/** Milliseconds after which a recorded message without a turn counts as left behind. */
const leftBehindAfter = 4_000;

export interface TurnRunnerOptions {
  /** Runs the oldest turn of a conversation that waits; false when none does. */
  runNext(conversationId: string): Promise<boolean>;
  /** Conversations with a turn recorded before this moment and never run. */
  leftBehind(before: Date): Promise<string[]>;
  log: Log;
}

export interface TurnRunner {
  /** Sets the conversation's waiting turns going. */
  run(conversationId: string): void;
  /** Takes no more turns and waits for the running ones. */
  close(): Promise<void>;
}

/**
 * Runs the turns of every conversation in the order they were recorded, one at a time a conversation. Messages of a
 * process that died, or that came while the database was going away, are found by a look every two seconds.
 */
export function startTurnRunner({ runNext, leftBehind, log }: TurnRunnerOptions): TurnRunner {
  const running = new Map<string, { again: boolean; done: Promise<void> }>();
  const stop = new AbortController();

  const run = (conversationId: string): void => {
    const current = running.get(conversationId);
    if (current) current.again = true;
    else if (!stop.signal.aborted) running.set(conversationId, { again: false, done: drain(conversationId) });
  };

  const drain = async (conversationId: string): Promise<void> => {
    await Promise.resolve(); // Lets `run` enter this conversation into the map first.
    try {
      const mine = running.get(conversationId)!;
      do {
        mine.again = false;
        while (!stop.signal.aborted && (await runNext(conversationId)));
      } while (mine.again && !stop.signal.aborted);
    } catch (err) {
      log.warn({ err, conversationId }, 'a turn was not run; it will be tried again');
    } finally {
      running.delete(conversationId);
    }
  };

  const sweep = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        for (const id of await leftBehind(new Date(Date.now() - leftBehindAfter))) run(id);
      } catch (err) {
        if (!isDatabaseAway(err)) log.error({ err }, 'could not look for turns left behind');
      }
      await sleep(sweepEvery, undefined, { signal: stop.signal }).catch(() => {}); // Aborted: closing.
    }
  };
  const sweeping = sweep();

  return {
    run,
    async close() {
      stop.abort();
      await Promise.all([sweeping, ...[...running.values()].map(({ done }) => done)]);
    },
  };
}
