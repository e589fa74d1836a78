import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../demo/catalogue.js';
import { type Simulation, simulate } from '../../demo/simulator.js';

const items = readCatalogue();
const end = new Date('2026-03-15T10:30:00Z');
const day = 86_400_000;
const shop = simulate({ seed: 1, end, customers: 3_000, items });
const itemOf = new Map(items.map((item) => [item.id, item]));
const purchases = shop.events.filter(({ type }) => type === 'purchase');

describe('a simulated year', () => {
  it('is the same for the same seed and end', () => {
    expect(digest(simulate({ seed: 1, end, customers: 300, items }))).toBe(digest(simulate({ seed: 1, end, customers: 300, items })));
  });

  it('is another one for another seed', () => {
    expect(digest(simulate({ seed: 1, end, customers: 300, items }))).not.toBe(digest(simulate({ seed: 2, end, customers: 300, items })));
  });

  it('has a lively shop: 80,000 to 150,000 events, and more looks than carts than purchases', () => {
    const count = (type: string) => shop.events.filter((event) => event.type === type).length;
    expect(shop.events.length).toBeGreaterThan(80_000);
    expect(shop.events.length).toBeLessThan(150_000);
    for (const type of ['search', 'rating', 'return', 'like']) expect(count(type), type).toBeGreaterThan(500);
    expect(count('view')).toBeGreaterThan(count('cart'));
    expect(count('cart')).toBeGreaterThan(count('purchase'));
  });

  it('stays within the year before its end', () => {
    const outside = (at: Date | null | undefined) => at && (at > end || at.getTime() < end.getTime() - 365 * day);
    expect(shop.events.filter(({ at }) => outside(at))).toEqual([]);
    expect(shop.orders.filter((order) => [order.placed_at, order.shipped_at, order.delivered_at].some(outside))).toEqual([]);
  });

  it('knows every customer by an e-mail address of their own, at a domain nobody owns', () => {
    const addresses = shop.customers.map(({ email }) => email!);
    expect(new Set(addresses).size).toBe(3_000);
    expect(addresses.filter((address) => !/^[a-z.]+\d*@example\.(com|org)$/.test(address))).toEqual([]);
  });

  it('lets nobody act before they joined', () => {
    const joined = new Map(shop.customers.map(({ id, created_at }) => [id, created_at!]));
    expect(shop.events.filter(({ customer_id, at }) => at < joined.get(customer_id)!)).toEqual([]);
  });

  it('books every purchase once as an event and once as a line of an order, at the same price', () => {
    const customerOf = new Map(shop.orders.map(({ id, customer_id }) => [id, customer_id]));
    const lines = shop.orderLines.map((line) => `${customerOf.get(line.order_id)} ${line.item_id} ${line.unit_price_cents}`);
    const bought = purchases.map((event) => `${event.customer_id} ${event.item_id} ${event.value}`);
    expect(lines.sort()).toEqual(bought.sort());
  });

  it('numbers orders from SO-2001 in the order of time and totals their lines', () => {
    expect(shop.orders.map(({ id }) => id)).toEqual(shop.orders.map((_, k) => `SO-${2001 + k}`));
    expect(shop.orders.filter((order, k) => k > 0 && order.placed_at < shop.orders[k - 1]!.placed_at)).toEqual([]);
    const totals = new Map<string, number>();
    for (const line of shop.orderLines) totals.set(line.order_id, (totals.get(line.order_id) ?? 0) + line.unit_price_cents * line.quantity);
    expect(shop.orders.filter((order) => totals.get(order.id) !== order.total_cents)).toEqual([]);
  });

  it('gives about a third of the customers a subscription', () => {
    const subscribers = new Set(shop.subscriptions.map(({ customer_id }) => customer_id));
    expect(subscribers.size / 3_000).toBeGreaterThan(0.28);
    expect(subscribers.size / 3_000).toBeLessThan(0.4);
    expect(shop.subscriptions.filter(({ state, renews_at }) => state === 'active' && renews_at! <= end)).toEqual([]);
  });
});

describe('hidden tastes', () => {
  const favourite = (customer: string) => Object.keys(shop.truth.get(customer)!.tastes.subjects)[0]!;

  it('show in what is bought: the favourite subject far above chance', () => {
    const hits = purchases.filter((event) => itemOf.get(event.item_id!)!.subjects.includes(favourite(event.customer_id))).length;
    const byChance = mean(purchases.map((event) => shareOfCatalogue(favourite(event.customer_id))));
    expect(byChance).toBeLessThan(0.12);
    expect(hits / purchases.length).toBeGreaterThan(0.6);
  });

  it('go beyond subjects: who buys again buys the creators they rated highly more often than others', () => {
    const loved = new Map<string, Set<string>>();
    const disliked = new Map<string, Set<string>>();
    const again = { loved: 0, disliked: 0 };
    for (const event of shop.events) {
      const creator = `${event.customer_id} ${itemOf.get(event.item_id ?? '')?.creators[0]}`;
      if (event.type === 'rating') add((event.value ?? 0) >= 4 ? loved : disliked, event.customer_id, creator);
      if (event.type !== 'purchase') continue;
      if (loved.get(event.customer_id)?.has(creator)) again.loved++;
      if (disliked.get(event.customer_id)?.has(creator)) again.disliked++;
    }
    const rate = (seen: Map<string, Set<string>>, repeated: number) =>
      repeated / [...seen.values()].reduce((sum, set) => sum + set.size, 0);
    expect(rate(loved, again.loved)).toBeGreaterThan(2 * rate(disliked, again.disliked));
  });

  it('show in what is said: items of the favourite subject are liked, others are disliked or waved away', () => {
    const shareOfFavourite = (...types: string[]) => {
      const said = shop.events.filter(({ type }) => types.includes(type));
      expect(said.length).toBeGreaterThan(100);
      return mean(said.map(({ customer_id, item_id }) => (itemOf.get(item_id!)!.subjects.includes(favourite(customer_id)) ? 1 : 0)));
    };
    expect(shareOfFavourite('like')).toBeGreaterThan(0.8);
    expect(shareOfFavourite('dislike', 'dismissed')).toBeLessThan(0.6);
  });

  it('follow series in their order, soon after the book before', () => {
    const boughtAt = new Map(purchases.map((event) => [`${event.customer_id} ${event.item_id}`, event.at.getTime()]));
    const gaps = purchases.flatMap((event) => {
      const before = boughtAt.get(`${event.customer_id} ${itemOf.get(event.item_id!)!.follows}`);
      return before === undefined ? [] : [(event.at.getTime() - before) / day];
    });
    const forward = gaps.filter((gap) => gap > 0).sort((a, b) => a - b);
    expect(forward.length / gaps.length).toBeGreaterThan(0.95);
    expect(forward[Math.floor(forward.length / 2)]).toBeLessThan(90);
  });
});

describe('leaving', () => {
  const left = [...shop.truth].filter(([, truth]) => truth.leftAt !== undefined);

  it('has been done by a fifth to a third of the customers, for every cause', () => {
    expect(left.length / 3_000).toBeGreaterThan(0.2);
    expect(left.length / 3_000).toBeLessThan(0.33);
    const causes = new Set(left.map(([, { cause }]) => cause));
    expect([...causes].sort()).toEqual(['delivery', 'disappointment', 'faded', 'finished', 'price']);
  });

  it('is final: no event and no order after it', () => {
    const leftAt = new Map(left.map(([id, truth]) => [id, truth.leftAt!]));
    const isTooLate = (customer: string, at: Date) => leftAt.has(customer) && at > leftAt.get(customer)!;
    expect(shop.events.filter(({ customer_id, at }) => isTooLate(customer_id, at))).toEqual([]);
    expect(shop.orders.filter(({ customer_id, placed_at }) => isTooLate(customer_id, placed_at))).toEqual([]);
  });

  it('is announced: who takes a month or more to leave looks around less than before that', () => {
    const looks = new Map<string, number[]>();
    for (const { type, customer_id, at } of shop.events) {
      if (type === 'view') looks.set(customer_id, [...(looks.get(customer_id) ?? []), at.getTime()]);
    }
    const seen = { before: 0, after: 0 };
    for (const [id, truth] of left) {
      const [tiredAt, leftAt] = [truth.tiredAt!.getTime(), truth.leftAt!.getTime()];
      if (leftAt - tiredAt < 30 * day) continue;
      for (const at of looks.get(id) ?? []) {
        if (at > tiredAt) seen.after++;
        else if (at > tiredAt - (leftAt - tiredAt)) seen.before++;
      }
    }
    expect(seen.after).toBeLessThan(0.7 * seen.before);
  });

  it('has causes that the shop can see: late parcels for those who left over delivery', () => {
    const lateShare = (ids: ReadonlySet<string>) => {
      const parcels = shop.orders.filter(({ customer_id, delivered_at, carrier }) => ids.has(customer_id) && delivered_at && carrier);
      return parcels.filter(({ delivered_at, expected_at }) => delivered_at! > expected_at!).length / parcels.length;
    };
    const angry = new Set(left.filter(([, { cause }]) => cause === 'delivery').map(([id]) => id));
    const loyal = new Set([...shop.truth].filter(([, { cause }]) => cause === undefined).map(([id]) => id));
    expect(lateShare(angry)).toBeGreaterThan(2 * lateShare(loyal));
  });
});

function digest({ truth, ...rows }: Simulation): string {
  return createHash('sha256')
    .update(JSON.stringify([rows, [...truth]]))
    .digest('hex');
}

function shareOfCatalogue(subject: string): number {
  return items.filter(({ subjects }) => subjects.includes(subject)).length / items.length;
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(value));
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
