import type { ImportedEvent } from '../../store/imports.js';
import type { OrderLine } from '../../store/schema.js';
import type { OrderWithLines } from './orders.js';

/**
 * What an order says of its customer's behaviour: a purchase for each line unless it was cancelled, and a return as well
 * if it came back. A return is dated by the order's last date before it, as shops rarely export its own.
 */
export function behaviourOf(order: OrderWithLines): ImportedEvent[] {
  if (order.status === 'cancelled') return [];
  const returnedAt = order.delivered_at ?? order.shipped_at ?? order.placed_at;
  return order.lines.flatMap((line) => {
    const [purchase, comeBack] = behaviourIds(line);
    const event = { customer_id: order.customer_id, item_id: line.item_id, value: line.quantity * line.unit_price_cents };
    const bought: ImportedEvent = { ...event, id: purchase, type: 'purchase', at: order.placed_at };
    return order.status === 'returned' ? [bought, { ...event, id: comeBack, type: 'return', at: returnedAt }] : [bought];
  });
}

/** Ids of the events a line may have: its purchase, its return. Different for different lines, even if ids hold colons. */
export function behaviourIds({ order_id, item_id }: Pick<OrderLine, 'order_id' | 'item_id'>): [string, string] {
  const purchase = `order:${escapeColons(order_id)}:${escapeColons(item_id)}`;
  return [purchase, `${purchase}:return`];
}

function escapeColons(id: string): string {
  return id.replaceAll('%', '%25').replaceAll(':', '%3A');
}
