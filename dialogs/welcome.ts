import { WaterfallDialog } from 'botbuilder-dialogs';
import { shop } from './answers.js';
import { intentButtons, withButtons } from './buttons.js';
import type { Known } from './known.js';
import type { Turn } from './services.js';

export const welcome = 'welcome@1';

const offered = ['order_status', 'recommend_book', 'help', 'talk_to_person'];

/** Greets, by name where we know it, and shows where to begin. */
export function welcomeDialog({ customer, say }: Turn) {
  return new WaterfallDialog<Known>(welcome, [
    async (step) => {
      const text = customer ? say.welcomeBack(customer.name, shop.name) : say.welcome(shop.name);
      await step.context.sendActivity(withButtons(text, intentButtons(offered, say.language)));
      return step.endDialog();
    },
  ]);
}
