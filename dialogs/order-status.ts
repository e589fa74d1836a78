import { MessageFactory } from 'botbuilder';
import { WaterfallDialog } from 'botbuilder-dialogs';
import type { OrderWithItems } from '../store/orders.js';
import { orderCard } from './cards/order.js';
import { chooseOrder } from './choose-order.js';
import type { Known } from './known.js';
import { replaceByPersonOffer } from './offer-person.js';
import type { Turn } from './services.js';

export const orderStatus = 'order_status@1';

/** Where is my order: its state, its parcel, its day, on a card; a late one comes with the offer of a person. */
export function orderStatusDialog({ say, now }: Turn) {
  return new WaterfallDialog<Known>(orderStatus, [
    (step) => step.beginDialog(chooseOrder, step.options),
    async (step) => {
      const order: OrderWithItems | undefined = step.result;
      if (!order) return step.endDialog();
      await step.context.sendActivity(MessageFactory.attachment(orderCard(order, say), say.orderStatus(order)));
      if (!isLate(order, now)) return step.endDialog();
      return replaceByPersonOffer(step, say.orderLate(order.expected_at!));
    },
  ]);
}

/** Whether the expected day is over, in UTC, and the order not there. */
function isLate({ status, expected_at }: OrderWithItems, now: Date): boolean {
  const open = status === 'placed' || status === 'paid' || status === 'shipped';
  return open && expected_at !== null && expected_at.toISOString().slice(0, 10) < now.toISOString().slice(0, 10);
}
