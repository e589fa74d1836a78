import { WaterfallDialog } from 'botbuilder-dialogs';
import { answerTo } from './answers.js';
import { intentButtons, withButtons } from './buttons.js';
import { chooseOrder } from './choose-order.js';
import type { Known } from './known.js';
import { replaceByPersonOffer } from './offer-person.js';
import type { Turn } from './services.js';

export const answer = 'answer@1';

/** The shop's own answer to an intent, from `answers/`; where that says so, it finds out the order and offers a person. */
export function answerDialog({ customer, say }: Turn) {
  return new WaterfallDialog<Known>(answer, [
    async (step) => {
      const { text, actions, order, person } = answerTo(step.options.intent, say.language);
      if (person && !order) return replaceByPersonOffer(step, text);
      await step.context.sendActivity(withButtons(text!, intentButtons(actions, say.language)));
      if (!order) return step.endDialog();
      // Without knowing the order a person can still help, so a visitor is not sent to sign in first.
      return customer ? step.beginDialog(chooseOrder, step.options) : replaceByPersonOffer(step);
    },
    (step) => (step.result ? replaceByPersonOffer(step) : step.endDialog()),
  ]);
}
