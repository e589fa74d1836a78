import { MessageFactory } from 'botbuilder';
import { WaterfallDialog } from 'botbuilder-dialogs';
import { findItems, itemsByTitle } from '../store/items.js';
import type { Item } from '../store/schema.js';
import { detailsCard } from './cards/item.js';
import type { Known } from './known.js';
import { ask } from './question-prompt.js';
import type { Turn } from './services.js';

export const product = 'product@1';

/** Titles shown for words that fit several. */
const mostShown = 3;
/** Titles that were bought with one. */
const mostOthers = 3;

/** Is it available, and what is it: from the catalogue, by what was named or by what the customer writes when asked. To ask is a sign of interest. */
export function productDialog({ db, say, last, note, alsoBought }: Turn) {
  return new WaterfallDialog<Known>(product, [
    async (step) => {
      const { itemId } = step.options;
      const named = itemId ? await findItems(db, [itemId]) : [];
      if (named.length > 0) return step.next(named);
      return ask(step, { prompt: say.whichProduct, choices: [], accepts: ['product'], free: true });
    },
    async (step) => {
      const items = typeof step.result === 'string' ? await search(step.result) : (step.result as Item[]);
      const text = items.map((item) => sentence(step.options.intent, item)).join('\n\n');
      const cards = items.map((item) => detailsCard(item, say));
      // Of several that fit the words, nobody knows which was meant.
      last.itemId = items.length === 1 ? items[0]!.id : undefined;
      if (last.itemId) await note('asked', last.itemId);
      await step.context.sendActivity(
        items.length > 0 ? MessageFactory.carousel(cards, text) : say.productNotFound(say.titleIn(step.result)),
      );
      const others = last.itemId ? await alsoBought(last.itemId, mostOthers) : [];
      if (others.length > 0) await step.context.sendActivity(say.alsoBought(others.map(({ title }) => title)));
      return step.endDialog();
    },
  ]);

  /** By id, which is what a product's name is understood as, or by the words of the title. */
  async function search(answer: string): Promise<Item[]> {
    const named = await findItems(db, [answer]);
    return named.length > 0 ? named : itemsByTitle(db, say.titleIn(answer), mostShown);
  }

  function sentence(intent: string, item: Item): string {
    const price = say.priceOf(item);
    return intent === 'product_availability'
      ? say.productFound(item.title, price, item.in_stock)
      : say.productDetails(item.title, item.creators, price);
  }
}
