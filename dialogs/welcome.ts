import { MessageFactory } from 'botbuilder';
import { WaterfallDialog } from 'botbuilder-dialogs';
import { answers } from './answers.js';
import type { Known } from './known.js';
import { button } from './question.js';
import type { Turn } from './services.js';

export const welcome = 'welcome@1';

const offered = ['order_status', 'recommend_book', 'help', 'talk_to_person'];

/** Greets, by name where we know it, and shows where to begin. */
export function welcomeDialog({ customer, say }: Turn) {
  return new WaterfallDialog<Known>(welcome, [
    async (step) => {
      const { shop, intents } = answers;
      const text = customer ? say.welcomeBack(customer.name, shop.name) : say.welcome(shop.name);
      const buttons = offered.map((intent) => button(intents.get(intent)!.label));
      await step.context.sendActivity(MessageFactory.suggestedActions(buttons, text));
      return step.endDialog();
    },
  ]);
}
