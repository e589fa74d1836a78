import { StewardError } from '../platform/errors.js';
import type { NewBehaviourEvent, NewCustomer, NewShopOrder, NewSubscription, OrderLine, OrderStatus } from '../store/schema.js';
import type { CatalogueItem } from './catalogue.js';
import type { Persona, PersonaOrder } from './personas.js';
import { nextRenewal, plans } from './subscribing.js';
import { days, hours, minutes } from './time.js';

/** The past of the documented customers as rows of the shop's tables. */
export interface Stories {
  customers: NewCustomer[];
  orders: NewShopOrder[];
  orderLines: OrderLine[];
  events: NewBehaviourEvent[];
  subscriptions: NewSubscription[];
}

/** Tells the past of each customer as of `now`. @throws StewardError `item_not_found` when a title is not in the catalogue. */
export function tellStories(personas: readonly Persona[], catalogue: readonly CatalogueItem[], now: Date): Stories {
  const shelf = new Map(catalogue.map((item) => [item.title, item]));
  const find = (title: string): CatalogueItem => {
    const item = shelf.get(title);
    if (!item) throw new StewardError('not_found', 'item_not_found', `No item of the catalogue is called "${title}".`);
    return item;
  };
  const ago = (count: number) => new Date(now.getTime() - days(count));
  const itemsOf = (order: PersonaOrder) => order.titles.map(find);

  return {
    customers: personas.map(({ id, name, email, language, story, joined }) => ({
      id,
      name,
      email,
      language,
      created_at: ago(joined),
      demo_story: story,
    })),
    orders: personas.flatMap(({ id, orders }) => orders.map((order) => orderRow(id, order, itemsOf(order), ago))),
    orderLines: personas.flatMap(({ orders }) =>
      orders.flatMap((order) =>
        itemsOf(order).map((item) => ({ order_id: order.id, item_id: item.id, quantity: 1, unit_price_cents: item.price_cents })),
      ),
    ),
    events: personas.flatMap((persona) => eventRows(persona, find, ago)),
    subscriptions: personas.flatMap(({ id, subscription }) => {
      if (!subscription) return [];
      const { name, priceCents } = plans[subscription.plan];
      const startedAt = ago(subscription.started);
      return {
        id: subscription.id,
        customer_id: id,
        plan: name,
        price_cents: priceCents,
        currency: 'EUR',
        state: 'active',
        started_at: startedAt,
        renews_at: nextRenewal(startedAt, now.getTime()),
        paused_until: null,
        cancelled_at: null,
        cancel_reason: null,
      };
    }),
  };
}

function orderRow(customer: string, order: PersonaOrder, items: readonly CatalogueItem[], ago: (days: number) => Date): NewShopOrder {
  const { parcel, placed, sentBack = [] } = order;
  const courses = items.every(({ kind }) => kind === 'course');
  const delivered = courses ? placed : parcel?.delivered;
  return {
    id: order.id,
    customer_id: customer,
    status: sentBack.length === items.length ? 'returned' : statusOf(parcel, delivered),
    placed_at: ago(placed),
    shipped_at: courses ? ago(placed) : parcel ? ago(parcel.shipped) : null,
    delivered_at: delivered === undefined ? null : ago(delivered),
    expected_at: courses ? ago(placed) : ago(parcel?.expected ?? placed - 4),
    carrier: parcel?.carrier ?? null,
    tracking_number: parcel?.trackingNumber ?? null,
    total_cents: items.reduce((sum, item) => sum + item.price_cents, 0),
    currency: 'EUR',
  };
}

function statusOf(parcel: PersonaOrder['parcel'], delivered: number | undefined): OrderStatus {
  if (delivered !== undefined) return 'delivered';
  return parcel ? 'shipped' : 'paid';
}

/** Every visit leaves its looks; a visit with an order also a cart and a purchase of each item, and later what came of them. */
function eventRows(persona: Persona, find: (title: string) => CatalogueItem, ago: (days: number) => Date): NewBehaviourEvent[] {
  type Deed = Pick<NewBehaviourEvent, 'type' | 'at' | 'value'> & { title: string };
  const before = (count: number, milliseconds: number) => new Date(ago(count).getTime() - milliseconds);
  const deeds: Deed[] = [
    ...persona.looks.flatMap(({ at, titles }) =>
      titles.map((title, k): Deed => ({ type: 'view', title, at: before(at, minutes(3 * (titles.length - k))) })),
    ),
    ...persona.orders.flatMap(({ placed, titles, ratings = [], sentBack = [] }) => [
      ...titles.flatMap((title, k): Deed[] => [
        { type: 'view', title, at: before(placed, hours(0.5) - minutes(4 * k)) },
        { type: 'cart', title, at: before(placed, hours(0.5) - minutes(4 * k + 2)) },
        { type: 'purchase', title, at: ago(placed), value: find(title).price_cents },
      ]),
      ...ratings.map(({ title, stars, at }): Deed => ({ type: 'rating', title, at: ago(at), value: stars })),
      ...sentBack.map(({ title, at }): Deed => ({ type: 'return', title, at: ago(at) })),
    ]),
  ];
  deeds.sort((a, b) => a.at.getTime() - b.at.getTime());
  return deeds.map(({ type, title, at, value }, k) => ({
    id: `demo-${persona.id}-${k + 1}`,
    customer_id: persona.id,
    item_id: find(title).id,
    type,
    value: value ?? null,
    at,
  }));
}
