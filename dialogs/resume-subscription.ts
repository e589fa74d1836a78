import { WaterfallDialog } from 'botbuilder-dialogs';
import type { Subscription } from '../store/schema.js';
import { customerSubscriptions } from '../store/subscriptions.js';
import { chooseSubscription } from './choose-subscription.js';
import type { Known } from './known.js';
import { yesOrNo } from './question.js';
import { ask } from './question-prompt.js';
import type { Turn } from './services.js';
import { keepSubscription, resumeNow } from './subscription-changes.js';

export const resumeSubscription = 'resume_subscription@1';

/** Lets a paused subscription run again before its pause is over, after a yes. */
export function resumeSubscriptionDialog(turn: Turn) {
  const { say } = turn;
  return new WaterfallDialog<Known>(resumeSubscription, [
    async (step) => {
      const subscriptionId = step.options.subscriptionId ?? (await onlyPaused(turn));
      return step.beginDialog(chooseSubscription, { ...step.options, subscriptionId });
    },
    async (step) => {
      const subscription: Subscription | undefined = step.result;
      if (!subscription) return step.endDialog();
      if (subscription.state !== 'paused') {
        await step.context.sendActivity(say.notPaused(subscription));
        return step.endDialog();
      }
      step.options.subscriptionId = subscription.id;
      return ask(step, { prompt: say.confirmResume(subscription), choices: yesOrNo(say) });
    },
    (step) => (step.result === 'yes' ? resumeNow(step, turn) : keepSubscription(step, turn)),
  ]);
}

/** The one subscription that can be meant where just one is paused. */
async function onlyPaused({ db, customer, now }: Turn): Promise<string | undefined> {
  const subscriptions = customer ? await customerSubscriptions(db, customer.id, now) : [];
  const paused = subscriptions.filter(({ state }) => state === 'paused');
  return paused.length === 1 ? paused[0]!.id : undefined;
}
