import { MessageFactory } from 'botbuilder';
import { WaterfallDialog } from 'botbuilder-dialogs';
import { customerSubscriptions } from '../store/subscriptions.js';
import { answers } from './answers.js';
import type { Known } from './known.js';
import { replaceByPersonOffer } from './offer-person.js';
import { button } from './question.js';
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
      const buttons = changes.map((intent) => button(answers.intents.get(intent)!.label));
      await step.context.sendActivity(MessageFactory.suggestedActions(buttons, text));
      return step.endDialog();
    },
  ]);
}
