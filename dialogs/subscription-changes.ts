import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { Subscription } from '../store/schema.js';
import { cancelSubscription, findSubscription, pauseSubscription, resumeSubscription } from '../store/subscriptions.js';
import { monthAfter } from './calendar.js';
import type { Step, Turn } from './services.js';

/** The subscription the dialog is about, as it is now; nothing if it is gone or the customer is. */
export async function subscriptionOf(step: Step, { db, customer, now }: Turn): Promise<Subscription | undefined> {
  const { subscriptionId } = step.options;
  return customer && subscriptionId ? findSubscription(db, customer.id, subscriptionId, now) : undefined;
}

/** Ends the subscription, says so, and ends the dialog. */
export async function endSubscription(step: Step, turn: Turn): Promise<DialogTurnResult> {
  const { db, say, now } = turn;
  const subscription = await subscriptionOf(step, turn);
  const { reason } = step.options;
  const ended = subscription && (await cancelSubscription(db, subscription.customer_id, subscription.id, { reason, at: now }));
  await step.context.sendActivity(ended ? say.subscriptionEnded(subscription) : say.subscriptionGone);
  return step.endDialog();
}

/** Pauses the subscription for a month, says so, and ends the dialog. */
export async function pauseForAMonth(step: Step, turn: Turn): Promise<DialogTurnResult> {
  const { db, say, now } = turn;
  const subscription = await subscriptionOf(step, turn);
  const pause = { at: now, until: monthAfter(now) };
  const paused = subscription && (await pauseSubscription(db, subscription.customer_id, subscription.id, pause));
  await step.context.sendActivity(paused ? say.subscriptionPaused(paused) : say.subscriptionGone);
  return step.endDialog();
}

/** Lets the paused subscription run again, says so, and ends the dialog. */
export async function resumeNow(step: Step, turn: Turn): Promise<DialogTurnResult> {
  const { db, say, now } = turn;
  const subscription = await subscriptionOf(step, turn);
  const resumed = subscription && (await resumeSubscription(db, subscription.customer_id, subscription.id, now));
  await step.context.sendActivity(resumed ? say.subscriptionResumed(resumed) : say.subscriptionGone);
  return step.endDialog();
}

/** Leaves the subscription as it is, says so, and ends the dialog. */
export async function keepSubscription(step: Step, turn: Turn): Promise<DialogTurnResult> {
  const subscription = await subscriptionOf(step, turn);
  await step.context.sendActivity(subscription ? turn.say.subscriptionKept(subscription) : turn.say.subscriptionGone);
  return step.endDialog();
}
