import { WaterfallDialog } from 'botbuilder-dialogs';
import type { OrderWithItems } from '../store/orders.js';
import type { ShopOrder } from '../store/schema.js';
import { answerTo, shop } from './answers.js';
import { daysAfter } from './calendar.js';
import { chooseOrder } from './choose-order.js';
import type { Known } from './known.js';
import { replaceByPersonOffer } from './offer-person.js';
import type { Turn } from './services.js';
import type { Texts } from './texts.js';

export const orderQuestion = 'order_question@1';

export type OrderTopic = keyof Texts['orderTopics'];

/** Where an order stands for someone who wants to change, stop or return it; `kept`: delivered too long ago to go back. */
type Stage = 'open' | 'shipped' | 'returnable' | 'kept' | 'cancelled' | 'returned';

/** Stages in which the answer alone does not get the customer what they want. */
const needsPerson: Record<OrderTopic, readonly Stage[]> = {
  return_item: ['open', 'kept'],
  refund_status: ['kept', 'cancelled', 'returned'],
  cancel_order: ['open', 'kept'],
  change_order: ['open', 'kept'],
  change_address: ['open', 'shipped'],
};

/** Returns, refunds, cancellations and changes, answered from the order itself. A visitor gets the general answer. */
export function orderQuestionDialog(turn: Turn) {
  const { customer, say } = turn;
  return new WaterfallDialog<Known>(orderQuestion, [
    (step) => {
      if (!customer) return replaceByPersonOffer(step, answerTo(step.options.intent, say.language).text);
      return step.beginDialog(chooseOrder, step.options);
    },
    async (step) => {
      const order: OrderWithItems | undefined = step.result;
      if (!order) return step.endDialog();
      const { text, person } = answerAboutOrder(step.options.intent as OrderTopic, order, turn);
      if (person) return replaceByPersonOffer(step, text);
      await step.context.sendActivity(text);
      return step.endDialog();
    },
  ]);
}

/** What holds for this order now, by the shop's rules, and whether a person should be offered with it. */
function answerAboutOrder(topic: OrderTopic, order: ShopOrder, { now, say }: Turn): { text: string; person: boolean } {
  const stage = stageOf(order, now, shop.return_days);
  const text = say.orderTopics[topic][stage](order.id, {
    days: shop.return_days,
    refundDays: shop.refund_days,
    total: say.priceOf({ price_cents: order.total_cents, currency: order.currency }),
    until: lastReturn(order, now, shop.return_days),
  });
  return { text, person: needsPerson[topic].includes(stage) };
}

function stageOf(order: ShopOrder, now: Date, returnDays: number): Stage {
  if (order.status === 'placed' || order.status === 'paid') return 'open';
  if (order.status !== 'delivered') return order.status;
  return now <= lastReturn(order, now, returnDays) ? 'returnable' : 'kept';
}

/** An order delivered on a day that nobody noted counts as delivered now, in the customer's favour. */
function lastReturn({ delivered_at }: ShopOrder, now: Date, returnDays: number): Date {
  return daysAfter(delivered_at ?? now, returnDays);
}
