import type { Db, Subscription } from './schema.js';

/** A customer's subscriptions that run or are paused at an instant, oldest first. */
export async function customerSubscriptions(db: Db, customerId: string, at: Date): Promise<Subscription[]> {
  const subscriptions = await db
    .selectFrom('subscription')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('state', '!=', 'cancelled')
    .orderBy('started_at')
    .orderBy('id')
    .execute();
  return subscriptions.map((subscription) => asOf(subscription, at));
}

/** One subscription of this customer, in whatever state it is at an instant, or nothing. */
export async function findSubscription(db: Db, customerId: string, id: string, at: Date): Promise<Subscription | undefined> {
  const subscription = await db
    .selectFrom('subscription')
    .selectAll()
    .where('id', '=', id)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  return subscription && asOf(subscription, at);
}

/** Pauses a subscription of this customer that runs at an instant; nothing when it is not theirs or does not run. */
export async function pauseSubscription(
  db: Db,
  customerId: string,
  id: string,
  { at, until }: { at: Date; until: Date },
): Promise<Subscription | undefined> {
  return db
    .updateTable('subscription')
    .set({ state: 'paused', paused_until: until })
    .where('id', '=', id)
    .where('customer_id', '=', customerId)
    .where(({ and, eb, or }) => or([eb('state', '=', 'active'), and([eb('state', '=', 'paused'), eb('paused_until', '<=', at)])]))
    .returningAll()
    .executeTakeFirst();
}

/**
 * Ends the pause of a subscription of this customer; nothing when it is not theirs or is not paused. A renewal that fell into
 * the pause is due now.
 */
export async function resumeSubscription(db: Db, customerId: string, id: string, at: Date): Promise<Subscription | undefined> {
  return db
    .updateTable('subscription')
    .set((eb) => ({
      state: 'active',
      paused_until: null,
      renews_at: eb.case().when('renews_at', '<', at).then(at).else(eb.ref('renews_at')).end(),
    }))
    .where('id', '=', id)
    .where('customer_id', '=', customerId)
    .where('state', '=', 'paused')
    .returningAll()
    .executeTakeFirst();
}

/** Ends a subscription of this customer and keeps why; nothing when it is not theirs or has ended already. */
export async function cancelSubscription(
  db: Db,
  customerId: string,
  id: string,
  { reason, at }: { reason?: string; at: Date },
): Promise<Subscription | undefined> {
  return db
    .updateTable('subscription')
    .set({ state: 'cancelled', cancelled_at: at, cancel_reason: reason ?? null })
    .where('id', '=', id)
    .where('customer_id', '=', customerId)
    .where('state', '!=', 'cancelled')
    .returningAll()
    .executeTakeFirst();
}

/** A pause that is over by `at` leaves the subscription running; a renewal that fell into it was due when it ended. */
function asOf(subscription: Subscription, at: Date): Subscription {
  const { state, paused_until, renews_at } = subscription;
  if (state !== 'paused' || !paused_until || paused_until > at) return subscription;
  return {
    ...subscription,
    state: 'active',
    paused_until: null,
    renews_at: renews_at && (renews_at < paused_until ? paused_until : renews_at),
  };
}
