import { WaterfallDialog } from 'botbuilder-dialogs';
import type { Subscription } from '../store/schema.js';
import { shop } from './answers.js';
import { sentences } from './format.js';
import type { Known } from './known.js';
import { choice } from './question.js';
import { ask } from './question-prompt.js';
import type { Turn } from './services.js';
import { endSubscription, keepSubscription, pauseForAMonth, subscriptionOf } from './subscription-changes.js';
import { talkToPerson } from './talk-to-person.js';
import type { Texts } from './texts.js';

export const retention = 'retention@1';

type Reason = keyof Texts['leaveReasons'];
type Offer = keyof Texts['offers'];

/** What may keep a customer who leaves for a reason, the best first. A reason in their own words is met as `content`. */
const offersFor: Record<Reason, Offer[]> = {
  too_expensive: ['discount', 'pause'],
  no_time: ['pause'],
  content: ['pause', 'discount'],
  technical: ['person', 'pause'],
};

/** Asks a customer who wants to leave why, and makes the offer that fits, once. "Cancel" is obeyed at each question. */
export function retentionDialog(turn: Turn) {
  const { say } = turn;
  const { retention_discount_percent: percent, retention_discount_code: code } = shop;
  const leave = choice('cancel', say.justCancel);
  const stay = choice('keep', say.keepIt);
  return new WaterfallDialog<Known>(retention, [
    async (step) => {
      const subscription = await subscriptionOf(step, turn);
      if (!subscription) return endSubscription(step, turn);
      const reasons = Object.entries(say.leaveReasons).map(([reason, words]) => choice(reason, words));
      return ask(step, { prompt: say.whyLeave(subscription), choices: [...reasons, leave, stay], free: true });
    },
    async (step) => {
      if (step.result === 'cancel') return endSubscription(step, turn);
      if (step.result === 'keep') return keepSubscription(step, turn);
      step.options.reason = String(step.result).slice(0, 500);
      const offers = offersTo(await subscriptionOf(step, turn), step.options.reason);
      const [best] = offers;
      const offer = best === 'discount' ? say.offers.discount(percent) : best && say.offers[best];
      return ask(step, {
        prompt: sentences(offer, say.orCancel),
        choices: [...offers.map((one) => choice(one, say.takeOffer[one])), leave, stay],
      });
    },
    async (step) => {
      switch (step.result as Offer | 'cancel' | 'keep') {
        case 'cancel':
          return endSubscription(step, turn);
        case 'keep':
          return keepSubscription(step, turn);
        case 'pause':
          return pauseForAMonth(step, turn);
        case 'person':
          return step.replaceDialog(talkToPerson, step.options);
        case 'discount':
          await step.context.sendActivity(say.discountGiven(percent, code));
          return step.endDialog();
      }
    },
  ]);
}

/** A subscription that is paused already is not offered a pause. */
function offersTo(subscription: Subscription | undefined, reason: string): Offer[] {
  const offers = offersFor[reason as Reason] ?? offersFor.content;
  return offers.filter((offer) => offer !== 'pause' || subscription?.state === 'active');
}
