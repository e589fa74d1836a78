import { WaterfallDialog } from 'botbuilder-dialogs';
import { customerSubscriptions } from '../store/subscriptions.js';
import type { Known } from './known.js';
import { replaceByPersonOffer } from './offer-person.js';
import { choice } from './question.js';
import { ask } from './question-prompt.js';
import type { Turn } from './services.js';

export const chooseSubscription = 'choose_subscription@1';

/** Finds out which subscription is meant and ends with it, or with nothing where the customer has none or is not signed in. */
export function chooseSubscriptionDialog({ db, customer, say, now }: Turn) {
  return new WaterfallDialog<Known>(chooseSubscription, [
    async (step) => {
      if (!customer) return replaceByPersonOffer(step, say.signInFirst);
      const subscriptions = await customerSubscriptions(db, customer.id, now);
      const known = subscriptions.find(({ id }) => id === step.options.subscriptionId);
      if (known || subscriptions.length === 1) return step.endDialog(known ?? subscriptions[0]);
      if (subscriptions.length === 0) {
        await step.context.sendActivity(say.noSubscription);
        return step.endDialog();
      }
      const choices = subscriptions.map((one) => choice(one.id, { title: say.subscriptionChoice(one), synonyms: [one.plan] }));
      return ask(step, { prompt: say.whichSubscription, choices });
    },
    (step) => step.replaceDialog(chooseSubscription, { ...step.options, subscriptionId: step.result }),
  ]);
}
