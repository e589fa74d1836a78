import { type DialogTurnResult, WaterfallDialog } from 'botbuilder-dialogs';
import { customerOrders, findOrder, type OrderWithItems } from '../store/orders.js';
import type { OrderStatus } from '../store/schema.js';
import { sentences } from './format.js';
import type { Known } from './known.js';
import { replaceByPersonOffer } from './offer-person.js';
import { choice } from './question.js';
import { ask } from './question-prompt.js';
import type { Step, Turn } from './services.js';

export const chooseOrder = 'choose_order@1';

/** How many of the newest orders are looked at, and how many of them are offered. */
const lookedAt = 20;
const offered = 4;

/** Orders that a question of this intent is most likely about. */
const likely: Record<string, OrderStatus[]> = {
  order_status: ['placed', 'paid', 'shipped'],
  cancel_order: ['placed', 'paid'],
  change_order: ['placed', 'paid'],
  change_address: ['placed', 'paid'],
  return_item: ['delivered'],
  damaged_item: ['delivered'],
  wrong_item: ['delivered'],
  missing_item: ['delivered'],
  refund_status: ['returned', 'cancelled'],
};

/**
 * Finds out which of the customer's own orders is meant and ends with it; the one likely order is taken without asking.
 * Where there is none (not signed in, no orders, none of those offered) it offers a person and ends with nothing.
 */
export function chooseOrderDialog({ db, customer, say, last }: Turn) {
  return new WaterfallDialog<Known>(chooseOrder, [
    async (step) => {
      if (!customer) return replaceByPersonOffer(step, say.signInFirst);
      const { intent, orderId } = step.options;
      const known = orderId ? await findOrder(db, customer.id, orderId) : undefined;
      if (known) return found(step, known);

      const missed = orderId ? say.orderNotFound(orderId) : undefined;
      const orders = await customerOrders(db, customer.id, lookedAt);
      if (orders.length === 0) return replaceByPersonOffer(step, missed ?? say.noOrders);
      const candidates = orders.filter(({ status }) => likely[intent]?.includes(status));
      const [only] = candidates;
      if (only && candidates.length === 1 && !missed) return found(step, await findOrder(db, customer.id, only.id));
      const choices = (candidates.length > 0 ? candidates : orders)
        .slice(0, offered)
        .map((order) => choice(order.id, { title: say.orderChoice(order), synonyms: [order.id] }));
      return ask(step, {
        prompt: sentences(missed, say.whichOrder),
        choices: [...choices, choice('none', say.anotherOrder)],
        accepts: ['order_number'],
        // Who goes on to something else need not hear again that there is no such order.
        passing: missed !== undefined,
      });
    },
    async (step) => {
      if (step.result === 'none') return replaceByPersonOffer(step);
      return step.replaceDialog(chooseOrder, { ...step.options, orderId: step.result });
    },
  ]);

  function found(step: Step, order: OrderWithItems | undefined): Promise<DialogTurnResult> {
    last.orderId = order?.id;
    return step.endDialog(order);
  }
}
