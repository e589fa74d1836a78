import { WaterfallDialog } from 'botbuilder-dialogs';
import { customerSubscriptions } from '../store/subscriptions.js';
import { intentButtons, withButtons } from './buttons.js';
import type { Known } from './known.js';
import { replaceByPersonOffer } from './offer-person.js';
import type { Turn } from './services.js';

export const subscriptionDetails = 'subscription_details@1';

/** What the customer's subscriptions cost and when they renew. */
export function subscriptionDetailsDialog({ db, customer, say, now }: Turn) {
  return new WaterfallDialog<Known>(subscriptionDetails, [
    async (step) => {
      if (!customer) return replaceByPersonOffer(step, say.signInFirst);
      const subscriptions = await customerSubscriptions(db, customer.id, now);
      const text = subscriptions.map(say.subscriptionDetails).join('\n\n') || say.noSubscription;
      const pauses = subscriptions.map(({ state }) => (state === 'paused' ? 'resume_subscription' : 'pause_subscription'));
      const changes = new Set(pauses.length > 0 ? [...pauses, 'cancel_subscription'] : []);
      await step.context.sendActivity(withButtons(text, intentButtons([...changes], say.language)));
      return step.endDialog();
    },
  ]);
}
