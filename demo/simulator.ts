import type { NewBehaviourEvent, NewCustomer, NewShopOrder, NewSubscription, OrderLine } from '../store/schema.js';
import type { CatalogueItem } from './catalogue.js';
import { orderStatus } from './delivering.js';
import { between, chance } from './draws.js';
import { type Life, live, type Purchase } from './life.js';
import { inventPeople } from './people.js';
import { seededRandom } from './random.js';
import { fillShelves } from './shelves.js';
import { speakUp } from './speaking-up.js';
import { type Subscribing, subscribe } from './subscribing.js';
import { type Tastes, tasteMaker } from './tastes.js';
import { days } from './time.js';
import type { Cause } from './tiring.js';
import { newVisitor } from './visitor.js';

export interface SimulationOptions {
  seed: number;
  /** Nothing happens after this; the year before it is simulated. */
  end: Date;
  /** How many people. */
  customers: number;
  /** Must hold books and courses. */
  items: readonly CatalogueItem[];
}

/** What is true of a customer and stored nowhere. */
export interface Truth {
  tastes: Tastes;
  /** When they decided to leave, and why; from then on they come less often and buy less. */
  tiredAt?: Date;
  cause?: Cause;
  /** After this they do nothing more; absent for those who are still customers at the end. */
  leftAt?: Date;
}

/** A year of a shop as rows of its tables, and the truth about its customers by their ids. */
export interface Simulation {
  customers: NewCustomer[];
  orders: NewShopOrder[];
  orderLines: OrderLine[];
  events: NewBehaviourEvent[];
  subscriptions: NewSubscription[];
  truth: Map<string, Truth>;
}

/** Number of the first simulated order and subscription; smaller ones belong to the documented customers. */
const firstNumber = 2001;
const year = days(365);
/** Share of customers who were there before the year began. */
const oldCustomers = 0.45;

/**
 * Simulates a year of the shop; the model is described in demo/README.md. The same options give the same result on every
 * machine. Rows of orders and events come in the order of time.
 */
export function simulate({ seed, end, customers, items }: SimulationOptions): Simulation {
  const stop = end.getTime();
  const shelves = fillShelves(items, seededRandom(seed, 'shelves'));
  const makeTastes = tasteMaker(shelves.items);
  const truth = new Map<string, Truth>();
  const lives = inventPeople(customers, seededRandom(seed, 'people')).map((person, k) => {
    const id = `customer-${String(k + 1).padStart(4, '0')}`;
    const random = seededRandom(seed, id);
    const visitor = newVisitor(makeTastes(person.language, random), person.language, random);
    const from = chance(random, oldCustomers) ? stop - year : between(random, stop - year, stop - days(1));
    const life = live(visitor, shelves, { from, end: stop }, random);
    const joinedAt = from > stop - year ? from : from - days(between(random, 0, 700));
    truth.set(id, { tastes: visitor.tastes, tiredAt: date(life.tiredAt), cause: life.cause, leftAt: date(life.leftAt) });
    const subscribing = subscribe(visitor, life, stop, random);
    // A stream of its own, so that what is said changes nothing that is done.
    const said = speakUp(life.deeds, visitor.tastes, seededRandom(seed, `${id}/opinions`));
    return { id, person, life: { ...life, deeds: [...life.deeds, ...said] }, joinedAt, subscribing };
  });

  const purchases = lives.flatMap(({ id, life }) => life.purchases.map((purchase) => ({ customer: id, ...purchase })));
  purchases.sort((a, b) => a.placedAt - b.placedAt);
  const subscribers = lives.flatMap(({ id, subscribing }) => (subscribing ? [{ customer: id, ...subscribing }] : []));
  subscribers.sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());

  return {
    customers: lives.map(({ id, person, joinedAt }) => ({ id, ...person, created_at: new Date(joinedAt), demo_story: null })),
    orders: purchases.map((purchase, k) => orderRow(`SO-${firstNumber + k}`, purchase, stop)),
    orderLines: purchases.flatMap(({ items }, k) =>
      items.map((item) => ({ order_id: `SO-${firstNumber + k}`, item_id: item.id, quantity: 1, unit_price_cents: item.price_cents })),
    ),
    events: eventRows(lives),
    subscriptions: subscribers.map((subscriber, k) => subscriptionRow(`SUB-${firstNumber + k}`, subscriber)),
    truth,
  };
}

function eventRows(lives: readonly { id: string; life: Life }[]): NewBehaviourEvent[] {
  const deeds = lives.flatMap(({ id, life }) => life.deeds.map((deed) => ({ customer: id, ...deed })));
  deeds.sort((a, b) => a.at - b.at);
  return deeds.map(({ customer, item, type, value, at }, k) => ({
    id: `demo-${k + 1}`,
    customer_id: customer,
    item_id: item?.id ?? null,
    type,
    value: value ?? null,
    at: new Date(at),
  }));
}

function orderRow(
  id: string,
  { customer, placedAt, items, delivery, sentBack }: Purchase & { customer: string },
  end: number,
): NewShopOrder {
  const status = orderStatus(delivery, placedAt, end);
  const sent = status === 'shipped' || status === 'delivered';
  return {
    id,
    customer_id: customer,
    status: sentBack.length === items.length ? 'returned' : status,
    placed_at: new Date(placedAt),
    shipped_at: sent ? new Date(delivery.shippedAt) : null,
    delivered_at: status === 'delivered' ? new Date(delivery.deliveredAt) : null,
    expected_at: status === 'cancelled' ? null : new Date(delivery.expectedAt),
    carrier: sent ? (delivery.carrier ?? null) : null,
    tracking_number: sent ? (delivery.trackingNumber ?? null) : null,
    total_cents: items.reduce((sum, item) => sum + item.price_cents, 0),
    currency: 'EUR',
  };
}

function subscriptionRow(id: string, subscriber: Subscribing & { customer: string }): NewSubscription {
  return {
    id,
    customer_id: subscriber.customer,
    plan: subscriber.plan.name,
    price_cents: subscriber.plan.priceCents,
    currency: 'EUR',
    state: subscriber.state,
    started_at: subscriber.startedAt,
    renews_at: subscriber.renewsAt,
    paused_until: subscriber.pausedUntil,
    cancelled_at: subscriber.cancelledAt,
    cancel_reason: subscriber.cancelReason,
  };
}

function date(at: number | undefined): Date | undefined {
  return at === undefined ? undefined : new Date(at);
}
