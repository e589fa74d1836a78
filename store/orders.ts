import type { Db, ShopOrder } from './schema.js';

interface OrderedItem {
  item_id: string;
  title: string;
  quantity: number;
  unit_price_cents: number;
}

/** An order with its lines, dearest first. */
export interface OrderWithItems extends ShopOrder {
  items: OrderedItem[];
}

/** A customer's orders, newest first. */
export async function customerOrders(db: Db, customerId: string, limit: number): Promise<ShopOrder[]> {
  return db
    .selectFrom('shop_order')
    .selectAll()
    .where('customer_id', '=', customerId)
    .orderBy('placed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** One order of this customer, or nothing: an order of somebody else does not exist for them. */
export async function findOrder(db: Db, customerId: string, orderId: string): Promise<OrderWithItems | undefined> {
  const order = await db
    .selectFrom('shop_order')
    .selectAll()
    .where('id', '=', orderId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  return order && { ...order, items: await orderedItems(db, orderId) };
}

async function orderedItems(db: Db, orderId: string): Promise<OrderedItem[]> {
  return db
    .selectFrom('order_line')
    .innerJoin('item', 'item.id', 'order_line.item_id')
    .select(['order_line.item_id', 'item.title', 'order_line.quantity', 'order_line.unit_price_cents'])
    .where('order_line.order_id', '=', orderId)
    .orderBy('order_line.unit_price_cents', 'desc')
    .orderBy('item.title')
    .execute();
}

/** When a parcel was promised, and when it came. */
export interface Parcel {
  customer: string;
  expected: Date;
  /** Null where it has not come. */
  delivered: Date | null;
}

/** Parcels that were promised in a time window, of one customer where one is named. Cancelled orders are none. */
export function promisedParcels(db: Db, { from, to, customer }: { from: Date; to: Date; customer?: string }): Promise<Parcel[]> {
  return db
    .selectFrom('shop_order')
    .select(['customer_id as customer', 'expected_at as expected', 'delivered_at as delivered'])
    .where('status', '!=', 'cancelled')
    .where('expected_at', '>=', from)
    .where('expected_at', '<=', to)
    .$if(customer !== undefined, (query) => query.where('customer_id', '=', customer!))
    .$narrowType<{ expected: Date }>()
    .execute();
}
