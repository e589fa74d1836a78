import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../platform/log.js';
import type { Settings } from '../../platform/settings.js';
import { conversationsToDeliver } from '../../store/deliveries.js';
import type { Db } from '../../store/schema.js';
import type { Changes } from '../changes.js';
import { startTurnRunner } from '../turn-runner.js';
import { deliverer } from './deliver-next.js';
import { isPushed } from './received-activity.js';
import { createSend } from './send.js';

/** Milliseconds after which nobody waits for a reply any more. */
const tooLate = 24 * 3_600_000;

/** Milliseconds that calls under way are waited for at the end. One that takes longer is made again: its reply may come twice. */
const longestClose = 2_500;

export interface DeliveryParts {
  db: Db;
  changes: Changes;
  settings: Settings['botFramework'];
  log: Log;
  now(): Date;
}

/**
 * Sends what was said in conversations on pushed channels as soon as it is recorded. Replies that a process left
 * behind, or that a channel could not take, are found as turns are: by a look every few seconds.
 */
export function startDelivery({ db, changes, settings, log, now }: DeliveryParts): { close(): Promise<void> } {
  const runner = startTurnRunner({
    log,
    runNext: deliverer({ db, log, now, send: createSend(settings), random: Math.random }),
    leftBehind: () => conversationsToDeliver(db, new Date(now().getTime() - tooLate), now()),
  });
  const unsubscribe = changes.on((conversationId) => {
    if (isPushed(conversationId)) runner.run(conversationId);
  });
  return {
    async close() {
      unsubscribe();
      await Promise.race([runner.close(), sleep(longestClose, undefined, { ref: false })]);
    },
  };
}
