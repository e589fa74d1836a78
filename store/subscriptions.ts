import type { Db, Subscription } from './schema.js';

/** A customer's subscriptions that run or are paused, oldest first. */
export async function customerSubscriptions(db: Db, customerId: string): Promise<Subscription[]> {
  return db
    .selectFrom('subscription')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('state', '!=', 'cancelled')
    .orderBy('started_at')
    .orderBy('id')
    .execute();
}

/** One subscription of this customer, in whatever state, or nothing. */
export async function findSubscription(db: Db, customerId: string, id: string): Promise<Subscription | undefined> {
  return db.selectFrom('subscription').selectAll().where('id', '=', id).where('customer_id', '=', customerId).executeTakeFirst();
}

/** Pauses a running subscription of this customer; nothing when it is not theirs or does not run. */
export async function pauseSubscription(db: Db, customerId: string, id: string, until: Date): Promise<Subscription | undefined> {
  return db
    .updateTable('subscription')
    .set({ state: 'paused', paused_until: until })
    .where('id', '=', id)
    .where('customer_id', '=', customerId)
    .where('state', '=', 'active')
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
