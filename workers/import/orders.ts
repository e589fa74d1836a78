import { z } from 'zod';
import {
  deleteEvents,
  deleteOrderLines,
  type ImportedOrder,
  orderLinesOf,
  upsertEvents,
  upsertOrderLines,
  upsertOrders,
} from '../../store/imports.js';
import type { Db, OrderLine } from '../../store/schema.js';
import { currency, instant, instantUntil, key, money, mostCents, must, text } from './cells.js';
import type { ImportKind, WriteCounts } from './kind.js';
import { behaviourIds, behaviourOf } from './order-behaviour.js';
import { orderLines, totalOf } from './order-lines.js';
import { createReferences } from './references.js';

/** An order as it is stored: its row and its lines. */
export interface OrderWithLines extends ImportedOrder {
  lines: OrderLine[];
}

const status = z.enum(
  ['placed', 'paid', 'shipped', 'delivered', 'cancelled', 'returned'],
  must('placed, paid, shipped, delivered, cancelled or returned'),
);

function orderSchema(now: Date) {
  const cells = z.object({
    id: key,
    customer: key,
    status,
    placed_at: instantUntil(now),
    shipped_at: instantUntil(now).optional(),
    delivered_at: instantUntil(now).optional(),
    expected_at: instant.optional(),
    carrier: text.optional(),
    tracking_number: text.optional(),
    total: money.optional(),
    currency: currency.optional(),
    lines: orderLines,
  });
  return cells.transform(({ total, ...order }, context) => {
    const total_cents = total ?? totalOf(order.lines);
    if (total_cents > mostCents) context.addIssue({ code: 'custom', path: ['lines'], message: 'add up to more than 21474836.47' });
    return { ...order, total_cents };
  });
}

type ParsedOrder = z.infer<ReturnType<typeof orderSchema>>;

/** What customers bought, with the behaviour that it shows. */
export const orders = (now: Date): ImportKind<ParsedOrder, OrderWithLines> => {
  const resolveReferences = createReferences();
  return {
    columns: {
      needed: [['id'], ['customer'], ['status'], ['placed_at'], ['lines']],
      optional: ['shipped_at', 'delivered_at', 'expected_at', 'carrier', 'tracking_number', 'total', 'currency'],
    },
    schema: orderSchema(now),
    async resolve(db, rows) {
      const named = rows.map(({ customer, lines }) => ({ customer, items: lines.map(({ item }) => item) }));
      const outcomes = await resolveReferences(db, named);
      return outcomes.map((outcome, at) => ('problem' in outcome ? outcome : { row: orderOf(rows[at]!, outcome.row) }));
    },
    write: writeOrders,
  };
};

function orderOf({ customer: _, lines, ...order }: ParsedOrder, customer_id: string): OrderWithLines {
  const stored = lines.map(({ item, quantity, unit_price }) => ({
    order_id: order.id,
    item_id: item,
    quantity,
    unit_price_cents: unit_price,
  }));
  return { ...order, customer_id, lines: stored };
}

/** Stores orders with exactly these lines; an order counts as changed whichever of its parts did. */
async function writeOrders(db: Db, rows: readonly OrderWithLines[]): Promise<WriteCounts> {
  const before = await orderLinesOf(
    db,
    rows.map((row) => row.id),
  );
  const lines = rows.flatMap((row) => row.lines);
  const behaviour = rows.flatMap(behaviourOf);
  const kept = new Set(lines.map(lineKey));
  const gone = before.filter((line) => !kept.has(lineKey(line)));

  const written = await upsertOrders(db, rows);
  await deleteOrderLines(db, gone);
  const writtenLines = await upsertOrderLines(db, lines);
  const orderOfEvent = new Map([...before, ...lines].flatMap((line) => behaviourIds(line).map((id) => [id, line.order_id])));
  const wanted = new Set(behaviour.map((event) => event.id));
  const deletedEvents = await deleteEvents(
    db,
    [...orderOfEvent.keys()].filter((id) => !wanted.has(id)),
  );
  const writtenEvents = await upsertEvents(db, behaviour);

  const added = new Set(written.filter((order) => order.added).map((order) => order.id));
  const touched = new Set([
    ...[...written, ...writtenLines].map((row) => row.id),
    ...gone.map((line) => line.order_id),
    ...[...deletedEvents, ...writtenEvents.map((event) => event.id)].map((id) => orderOfEvent.get(id)!),
  ]);
  return { added: added.size, changed: touched.size - added.size };
}

function lineKey({ order_id, item_id }: OrderLine): string {
  return JSON.stringify([order_id, item_id]);
}
