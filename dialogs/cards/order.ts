import type { Attachment } from 'botbuilder';
import type { OrderWithItems } from '../../store/orders.js';
import { labelOf } from '../answers.js';
import type { Texts } from '../texts.js';
import { adaptiveCard, startAction } from './adaptive.js';

/** An order: what is in it, where it is, when it comes, and what can be done about it now. */
export function orderCard(order: OrderWithItems, say: Texts): Attachment {
  const { orderCard: words } = say;
  const { id, status, placed_at, expected_at, delivered_at, carrier, tracking_number, total_cents, currency } = order;
  const facts: [string, string | null | undefined][] = [
    [words.placed, say.dayOf(placed_at)],
    [words.carrier, carrier],
    [words.tracking, tracking_number],
    delivered_at ? [words.delivered, say.dayOf(delivered_at)] : [words.expected, expected_at && say.dayOf(expected_at)],
    [words.total, say.priceOf({ price_cents: total_cents, currency })],
  ];
  const lines = order.items.map(({ title, quantity }) => words.line(title, quantity));
  return adaptiveCard({
    fallbackText: [words.title(id), ...lines].join('; '),
    body: [
      { type: 'TextBlock', text: words.title(id), weight: 'Bolder', size: 'Medium' },
      { type: 'TextBlock', text: words.status[status], color: status === 'delivered' ? 'Good' : 'Accent', spacing: 'None' },
      ...lines.map((text) => ({ type: 'TextBlock', text, wrap: true, spacing: 'Small' })),
      { type: 'FactSet', facts: facts.filter(([, value]) => value).map(([title, value]) => ({ title, value })) },
    ],
    actions: nextSteps[status].map((intent) => startAction(labelOf(intent, say.language), { intent, orderId: id })),
  });
}

/** Intents offered for an order in each state. */
const nextSteps: Record<OrderWithItems['status'], string[]> = {
  placed: ['cancel_order', 'change_address'],
  paid: ['cancel_order', 'change_address'],
  shipped: ['talk_to_person'],
  delivered: ['return_item', 'damaged_item'],
  cancelled: ['refund_status'],
  returned: ['refund_status'],
};
