import { WaterfallDialog } from 'botbuilder-dialogs';
import type { Subscription } from '../store/schema.js';
import { monthAfter } from './calendar.js';
import { chooseSubscription } from './choose-subscription.js';
import type { Known } from './known.js';
import { replaceByPersonOffer } from './offer-person.js';
import { yesOrNo } from './question.js';
import { ask } from './question-prompt.js';
import type { Turn } from './services.js';
import { keepSubscription, pauseForAMonth } from './subscription-changes.js';

export const pauseSubscription = 'pause_subscription@1';

/** Pauses a subscription for a month, after a yes; one that is paused is for a person to change. */
export function pauseSubscriptionDialog(turn: Turn) {
  const { say, now } = turn;
  return new WaterfallDialog<Known>(pauseSubscription, [
    (step) => step.beginDialog(chooseSubscription, step.options),
    async (step) => {
      const subscription: Subscription | undefined = step.result;
      if (!subscription) return step.endDialog();
      if (subscription.state === 'paused') return replaceByPersonOffer(step, say.alreadyPaused(subscription));
      step.options.subscriptionId = subscription.id;
      return ask(step, { prompt: say.confirmPause(subscription, monthAfter(now)), choices: yesOrNo(say) });
    },
    (step) => (step.result === 'yes' ? pauseForAMonth(step, turn) : keepSubscription(step, turn)),
  ]);
}
