import { WaterfallDialog } from 'botbuilder-dialogs';
import type { Subscription } from '../store/schema.js';
import { chooseSubscription } from './choose-subscription.js';
import type { Known } from './known.js';
import { choice } from './question.js';
import { ask } from './question-prompt.js';
import { retention } from './retention.js';
import type { Turn } from './services.js';
import { endSubscription, keepSubscription } from './subscription-changes.js';

export const cancelSubscription = 'cancel_subscription@1';

/** Ends a subscription. Customers who are likely to leave are first asked why and made an offer; the others just confirm. */
export function cancelSubscriptionDialog(turn: Turn) {
  const { say } = turn;
  return new WaterfallDialog<Known>(cancelSubscription, [
    (step) => step.beginDialog(chooseSubscription, step.options),
    async (step) => {
      const subscription: Subscription | undefined = step.result;
      if (!subscription) return step.endDialog();
      step.options.subscriptionId = subscription.id;
      const churn = await turn.churnRisk();
      if (churn && churn.band !== 'low') return step.replaceDialog(retention, step.options);
      return ask(step, {
        prompt: say.confirmCancel(subscription),
        choices: [choice('cancel', say.yesCancel), choice('keep', say.noKeep)],
      });
    },
    (step) => (step.result === 'cancel' ? endSubscription(step, turn) : keepSubscription(step, turn)),
  ]);
}
