import { WaterfallDialog } from 'botbuilder-dialogs';
import { customerSubscriptions } from '../store/subscriptions.js';
import { intentButtons, withButtons } from './buttons.js';
import type { Known } from './known.js';
import { replaceByPersonOffer } from './offer-person.js';
import type { Turn } from './services.js';

export const subscriptionDetails = 'subscription_details@1';

/** What the customer's subscriptions cost and when they renew. */
export function subscriptionDetailsDialog({ db, customer, say }: Turn) {
  return new WaterfallDialog<Known>(subscriptionDetails, [
    async (step) => {
      if (!customer) return replaceByPersonOffer(step, say.signInFirst);
      const subscriptions = await customerSubscriptions(db, customer.id);
      const text = subscriptions.map(say.subscriptionDetails).join('\n\n') || say.noSubscription;
      const changes = subscriptions.length > 0 ? ['pause_subscription', 'cancel_subscription'] : [];
      await step.context.sendActivity(withButtons(text, intentButtons(changes)));
      return step.endDialog();
    },
  ]);
}
