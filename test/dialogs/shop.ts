import type { RecommendationRequest, RecommendedItem } from '../../dialogs/turn.js';
import type { Db, Item, NewItem } from '../../store/schema.js';

/** A Saturday. */
export const now = new Date('2026-11-21T10:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const daysAhead = (days: number) => daysAgo(-days);

/**
 * A shop with four customers: Ada with one open and one delivered order and a subscription, Bob with an order of his own,
 * Carla with three open orders and two subscriptions, Dan with nothing.
 */
export async function openShop(db: Db): Promise<void> {
  await db
    .insertInto('customer')
    .values(['Ada', 'Bob', 'Carla', 'Dan'].map((name) => ({ id: name.toLowerCase(), name, email: `${name.toLowerCase()}@example.com` })))
    .execute();
  await db.insertInto('item').values(items).execute();
  await db
    .insertInto('shop_order')
    .values([
      {
        ...order('SO-1001', 'ada', 3),
        status: 'shipped',
        shipped_at: daysAgo(2),
        expected_at: daysAhead(4),
        carrier: 'DHL',
        tracking_number: 'JD0146',
      },
      { ...order('SO-1002', 'ada', 15), status: 'delivered', shipped_at: daysAgo(13), delivered_at: daysAgo(11), carrier: 'DHL' },
      { ...order('SO-2001', 'bob', 50), status: 'delivered', shipped_at: daysAgo(47), delivered_at: daysAgo(45), carrier: 'UPS' },
      { ...order('SO-2002', 'bob', 80), status: 'returned', carrier: 'UPS', tracking_number: '1Z-BOB' },
      { ...order('SO-3001', 'carla', 1), status: 'paid', expected_at: daysAhead(5) },
      { ...order('SO-3002', 'carla', 12), status: 'shipped', expected_at: daysAgo(3), carrier: 'DPD', tracking_number: 'DPD77' },
    ])
    .execute();
  await db
    .insertInto('order_line')
    .values([
      { order_id: 'SO-1001', item_id: 'moonstone', quantity: 1, unit_price_cents: 990 },
      { order_id: 'SO-1001', item_id: 'dracula', quantity: 2, unit_price_cents: 850 },
      { order_id: 'SO-1002', item_id: 'emma', quantity: 1, unit_price_cents: 790 },
      { order_id: 'SO-2001', item_id: 'emma', quantity: 1, unit_price_cents: 790 },
    ])
    .execute();
  await db
    .insertInto('subscription')
    .values([
      subscription('sub-ada', 'ada', 'Steady Reader'),
      subscription('sub-carla-1', 'carla', 'Steady Reader'),
      subscription('sub-carla-2', 'carla', 'Course Pass'),
    ])
    .execute();
}

/** Plain in place of the fitted recommender: the catalogue in order, without what was bought or shown. */
export function recommendFrom(db: Db, customerId: string | undefined) {
  return async ({
    kind,
    subjects = [],
    creators = [],
    price: { to = Number.POSITIVE_INFINITY } = {},
    count,
    exclude = [],
  }: RecommendationRequest): Promise<RecommendedItem[]> => {
    const bought = await db
      .selectFrom('order_line')
      .innerJoin('shop_order', 'shop_order.id', 'order_line.order_id')
      .select('item_id')
      .where('customer_id', '=', customerId ?? '')
      .execute();
    const known = new Set([...exclude, ...bought.map(({ item_id }) => item_id)]);
    const catalogue: Item[] = await db.selectFrom('item').selectAll().orderBy('id').execute();
    return catalogue
      .filter((item) => !known.has(item.id) && (!kind || item.kind === kind) && item.price_cents <= to)
      .filter((item) => subjects.length === 0 || item.subjects.some((subject) => subjects.includes(subject)))
      .filter((item) => creators.length === 0 || item.creators.some((creator) => creators.includes(creator)))
      .slice(0, count)
      .map((item) => ({ item, reason: { kind: 'because', deeds: [{ did: 'bought', title: 'Emma' }] } }));
  };
}

const items: NewItem[] = [
  book('dracula', 'Dracula', 'Bram Stoker', ['horror']),
  book('emma', 'Emma', 'Jane Austen', ['romance']),
  book('hound', 'The Hound of the Baskervilles', 'Arthur Conan Doyle', ['mystery']),
  book('moonstone', 'The Moonstone', 'Wilkie Collins', ['mystery']),
  book('sign', 'The Sign of the Four', 'Arthur Conan Doyle', ['mystery']),
  book('thirtynine', 'The Thirty-Nine Steps', 'John Buchan', ['mystery', 'adventure']),
  book('trent', "Trent's Last Case", 'E. C. Bentley', ['mystery']),
  { ...book('whitechurch', 'Thrilling Stories of the Railway', 'Victor Whitechurch', ['mystery']), in_stock: false },
  book('walden', 'Walden', 'Henry David Thoreau', ['nature']),
  book('waves', 'The Waves', 'Virginia Woolf', ['classics']),
  { ...book('python', 'Programming from the Start', 'Grace Weaver', ['programming']), kind: 'course', price_cents: 4900 },
];

function book(id: string, title: string, creator: string, subjects: string[]): NewItem {
  return { id, kind: 'book', title, creators: [creator], subjects, price_cents: 1290, description: `All about ${title}.` };
}

function order(id: string, customerId: string, age: number) {
  return { id, customer_id: customerId, placed_at: daysAgo(age), total_cents: 2690 };
}

function subscription(id: string, customerId: string, plan: string) {
  return {
    id,
    customer_id: customerId,
    plan,
    price_cents: 999,
    state: 'active' as const,
    started_at: daysAgo(200),
    renews_at: daysAhead(9),
  };
}
