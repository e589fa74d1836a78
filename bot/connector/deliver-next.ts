import type { Log } from '../../platform/log.js';
import { claimDelivery, holdDelivery, markDelivered, markRefused, nextUndelivered } from '../../store/deliveries.js';
import type { ActivityRow, Db } from '../../store/schema.js';
import { backoff } from './backoff.js';
import { ChannelError } from './channel-client.js';
import type { Send } from './send.js';

/** Milliseconds a claim holds if its process dies; longer than an attempt takes. */
const claimFor = 60_000;

/** Answers that another attempt does not change: the activity is wrong, or the person has left. */
const refusals: ReadonlySet<number> = new Set([400, 403, 404, 405, 410, 413, 415, 422]);

export interface DelivererParts {
  db: Db;
  send: Send;
  log: Log;
  now(): Date;
  /** From 0 up to 1. */
  random(): number;
}

/**
 * Sends the oldest reply of a conversation that is not sent; true when there may be more. One process at a time has a
 * conversation's claim, which is also what makes everybody wait between two attempts. A reply counts as sent when the
 * channel took it: a process that dies right then leaves one that is sent twice.
 */
export function deliverer({ db, send, log, now, random }: DelivererParts): (conversationId: string) => Promise<boolean> {
  const failures = new Map<string, number>();
  const later = (milliseconds: number) => new Date(now().getTime() + milliseconds);

  /** Milliseconds to wait before the next attempt; undefined when the reply is dealt with. */
  const attempt = async (row: ActivityRow, reference: object): Promise<number | undefined> => {
    const conversationId = row.conversation_id;
    try {
      await send(reference, asChannelTakes(row));
    } catch (err) {
      const status = err instanceof ChannelError ? err.status : undefined;
      if (status !== undefined && refusals.has(status)) {
        log.warn({ conversationId, status }, 'the channel refused a reply for good');
        await markRefused(db, row.id, (err as Error).message);
        failures.delete(conversationId);
        return undefined;
      }
      const failed = (failures.get(conversationId) ?? 0) + 1;
      failures.set(conversationId, failed);
      log.warn({ err, conversationId, failed }, 'the channel did not take a reply; it will be sent again');
      return backoff(failed, err instanceof ChannelError ? err.retryAfter : undefined, random);
    }
    await markDelivered(db, row.id, now());
    failures.delete(conversationId);
    return undefined;
  };

  return async (conversationId) => {
    const reference = await claimDelivery(db, conversationId, now(), later(claimFor));
    if (!reference) return false;
    let heldUntil: Date | null = null;
    try {
      const row = await nextUndelivered(db, conversationId);
      if (!row) return false;
      const wait = await attempt(row, reference);
      if (wait !== undefined) heldUntil = later(wait);
      return wait === undefined;
    } finally {
      await holdDelivery(db, conversationId, heldUntil);
    }
  };
}

/** Without our own ids, which the channel does not know. */
function asChannelTakes({ payload }: ActivityRow): object {
  const { id: _id, replyToId: _replyToId, ...activity } = payload;
  return activity;
}
