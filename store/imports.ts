import { sql } from 'kysely';
import type { Db, EventType, ItemKind, OrderLine, OrderStatus } from './schema.js';
import { type Columns, upsert } from './upsert.js';

/** Rows from outside. What a row does not say stays as it is stored; a new row gets the column's default. */
export interface ImportedItem {
  id: string;
  kind?: ItemKind | undefined;
  title: string;
  creators?: readonly string[] | undefined;
  subjects?: readonly string[] | undefined;
  description?: string | undefined;
  price_cents: number;
  currency?: string | undefined;
  language?: string | undefined;
  in_stock?: boolean | undefined;
  url?: string | undefined;
  prerequisites?: readonly string[] | undefined;
  consumable?: boolean | undefined;
}

export interface ImportedCustomer {
  id: string;
  /** Lower-cased. */
  email: string;
  name: string;
  language?: string | undefined;
  created_at?: Date | undefined;
}

export interface ImportedOrder {
  id: string;
  customer_id: string;
  status: OrderStatus;
  placed_at: Date;
  shipped_at?: Date | undefined;
  delivered_at?: Date | undefined;
  expected_at?: Date | undefined;
  carrier?: string | undefined;
  tracking_number?: string | undefined;
  total_cents: number;
  currency?: string | undefined;
}

export interface ImportedEvent {
  id: string;
  customer_id: string;
  item_id?: string | undefined;
  type: EventType;
  value?: number | undefined;
  at: Date;
}

const text = { type: 'text' };
const integer = { type: 'integer' };
const instant = { type: 'timestamptz' };

const itemColumns: Columns<ImportedItem> = {
  id: text,
  kind: { type: 'text', otherwise: `'goods'` },
  title: text,
  creators: { type: 'text[]', otherwise: `'{}'` },
  subjects: { type: 'text[]', otherwise: `'{}'` },
  description: { type: 'text', otherwise: `''` },
  price_cents: integer,
  currency: { type: 'text', otherwise: `'EUR'` },
  language: { type: 'text', otherwise: `'en'` },
  in_stock: { type: 'boolean', otherwise: 'true' },
  url: text,
  prerequisites: { type: 'text[]', otherwise: `'{}'` },
  consumable: { type: 'boolean', otherwise: 'false' },
};

const customerColumns: Columns<ImportedCustomer> = {
  id: text,
  email: text,
  name: text,
  language: { type: 'text', otherwise: `'en'` },
  created_at: { type: 'timestamptz', otherwise: 'now()' },
};

const orderColumns: Columns<ImportedOrder> = {
  id: text,
  customer_id: text,
  status: text,
  placed_at: instant,
  shipped_at: instant,
  delivered_at: instant,
  expected_at: instant,
  carrier: text,
  tracking_number: text,
  total_cents: integer,
  currency: { type: 'text', otherwise: `'EUR'` },
};

const orderLineColumns: Columns<OrderLine> = { order_id: text, item_id: text, quantity: integer, unit_price_cents: integer };

const eventColumns: Columns<ImportedEvent> = {
  id: text,
  customer_id: text,
  item_id: text,
  type: text,
  value: { type: 'double precision' },
  at: instant,
};

export const upsertItems = (db: Db, rows: readonly ImportedItem[]) => upsert(db, 'item', itemColumns, ['id'], rows);

/** No two rows may have the same e-mail address, nor one that another customer has. */
export const upsertCustomers = (db: Db, rows: readonly ImportedCustomer[]) => upsert(db, 'customer', customerColumns, ['id'], rows);

export const upsertOrders = (db: Db, rows: readonly ImportedOrder[]) => upsert(db, 'shop_order', orderColumns, ['id'], rows);

export const upsertEvents = (db: Db, rows: readonly ImportedEvent[]) => upsert(db, 'behaviour_event', eventColumns, ['id'], rows);

/** `id` of what comes back is the order's. */
export const upsertOrderLines = (db: Db, rows: readonly OrderLine[]) =>
  upsert(db, 'order_line', orderLineColumns, ['order_id', 'item_id'], rows);

/** Waits until no other import writes, to the end of the transaction: two that touch the same rows could block each other. */
export async function lockImports(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema()), hashtext('import'))`.execute(db);
}

/** Ids of customers by what a file calls them: an id, or an e-mail address in any case. The id wins where both fit. */
export async function customerIdsByName(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  const lowered = names.map((name) => name.toLowerCase());
  const { rows } = await sql<{ id: string; email: string | null }>`
    select id, email from customer where id = any(${names}) or email = any(${lowered})`.execute(db);
  const byEmail = new Map(rows.map(({ id, email }) => [email, id]));
  const ids = new Set(rows.map(({ id }) => id));
  const named = names.map((name, at) => [name, ids.has(name) ? name : byEmail.get(lowered[at]!)] as const);
  return new Map(named.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
}

/** Who has these addresses now. */
export async function customerIdsByEmail(db: Db, emails: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; email: string }>`select id, email from customer where email = any(${emails})`.execute(db);
  return new Map(rows.map(({ id, email }) => [email, id]));
}

/** Those of the ids that are in the catalogue, each with itself. */
export async function itemIdsByName(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string }>`select id from item where id = any(${ids})`.execute(db);
  return new Map(rows.map(({ id }) => [id, id]));
}

export async function orderLinesOf(db: Db, orderIds: readonly string[]): Promise<OrderLine[]> {
  const { rows } = await sql<OrderLine>`select * from order_line where order_id = any(${orderIds})`.execute(db);
  return rows;
}

export async function deleteOrderLines(db: Db, lines: readonly OrderLine[]): Promise<void> {
  await sql`
    delete from order_line using json_to_recordset(${JSON.stringify(lines)}) as gone (order_id text, item_id text)
    where order_line.order_id = gone.order_id and order_line.item_id = gone.item_id`.execute(db);
}

/** Ids of the events that were there. */
export async function deleteEvents(db: Db, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`delete from behaviour_event where id = any(${ids}) returning id`.execute(db);
  return rows.map(({ id }) => id);
}
