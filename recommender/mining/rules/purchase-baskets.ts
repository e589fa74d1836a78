import type { Interaction } from '../../behaviour/events.js';

/** What is one basket: all that a customer bought on a day (UTC), or ever. */
export type BasketOf = 'day' | 'customer';

/** Baskets of titles; items that share a title are told apart by their ids. */
export function purchaseBaskets(events: Iterable<Interaction>, items: readonly { id: string; title: string }[], of: BasketOf): string[][] {
  const sameTitle = new Map<string, number>();
  for (const { title } of items) sameTitle.set(title, (sameTitle.get(title) ?? 0) + 1);
  const titles = new Map(items.map(({ id, title }) => [id, sameTitle.get(title)! > 1 ? `${title} (${id})` : title]));
  const baskets = new Map<string, string[]>();
  for (const { customer, item, type, at } of events) {
    if (type !== 'purchase' || item === null) continue;
    const key = of === 'day' ? JSON.stringify([customer, at.toISOString().slice(0, 10)]) : customer;
    const basket = baskets.get(key);
    const title = titles.get(item) ?? item;
    if (basket) basket.push(title);
    else baskets.set(key, [title]);
  }
  return [...baskets.values()];
}
