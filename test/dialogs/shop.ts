import { explain } from '../../bot/explain.js';
import type { RecommendationRequest, RecommendedItem } from '../../dialogs/turn.js';
import type { Interaction } from '../../recommender/behaviour/events.js';
import { indexContent } from '../../recommender/content/content-index.js';
import { fitRecommender } from '../../recommender/recommenders/fit.js';
import { alsoBought } from '../../recommender/serving/also-bought.js';
import { recommend } from '../../recommender/serving/recommend.js';
import { customerEvents } from '../../store/events.js';
import { allItems } from '../../store/items.js';
import type { Db, NewItem } from '../../store/schema.js';

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

/** What the bot recommends in a shop whose recommender has learnt nothing yet: by what items are, from what was ordered and said. */
export function recommendFrom(db: Db, customerId: string | undefined) {
  return async ({ exclude, opinions = [], ...wishes }: RecommendationRequest): Promise<RecommendedItem[]> => {
    const ordered = await db
      .selectFrom('order_line')
      .innerJoin('shop_order', 'shop_order.id', 'order_line.order_id')
      .select(['item_id as item', 'placed_at as at'])
      .where('customer_id', '=', customerId ?? '')
      .execute();
    const history: Interaction[] = [
      ...ordered.map(({ item, at }) => ({ customer: 'me', type: 'purchase' as const, item, at })),
      ...(customerId ? await customerEvents(db, customerId) : []),
      ...opinions.map(({ itemId, type, at }) => ({ customer: 'me', type, item: itemId, at: new Date(at) })),
    ];
    const content = indexContent(await allItems(db), new Map());
    const itemOf = (id: string) => content.items[content.positions.get(id)!];
    const found = recommend({ model: learntNothing, content }, { ...wishes, history, exclude: new Set(exclude), asOf: daysAhead(1) });
    return found.map(({ itemId, reason }) => ({ item: itemOf(itemId)!, reason: explain(reason, itemOf) }));
  };
}

/** What was ordered by the same customers, by a recommender that has learnt from the orders. */
export function alsoBoughtIn(db: Db) {
  return async (itemId: string, count: number) => {
    const orders = await db
      .selectFrom('order_line')
      .innerJoin('shop_order', 'shop_order.id', 'order_line.order_id')
      .select(['customer_id as customer', 'item_id as item', 'placed_at as at'])
      .execute();
    const items = await allItems(db);
    const model = fitRecommender(
      orders.map((order) => ({ ...order, type: 'purchase' })),
      items,
      { asOf: now },
    );
    const ids = alsoBought({ model, content: indexContent(items, new Map()) }, itemId, count);
    return ids.map((id) => items.find((item) => item.id === id)!);
  };
}

const learntNothing = fitRecommender([], [], { asOf: now });

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
