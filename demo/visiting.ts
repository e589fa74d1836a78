import type { EventType, ItemKind } from '../store/schema.js';
import { chooseFocus, chooseItem } from './choosing.js';
import { between, chance } from './draws.js';
import type { Random } from './random.js';
import type { ShelfItem, Shelves } from './shelves.js';
import { suits } from './tastes.js';
import { minutes } from './time.js';
import { annoy } from './tiring.js';
import type { Visitor } from './visitor.js';

/** Something a customer does, as the shop can see it. */
export interface Deed {
  type: EventType;
  item?: ShelfItem;
  /** Stars of a rating, money in cents of a purchase. */
  value?: number;
  /** Milliseconds since the epoch. */
  at: number;
}

/** Chance to look at one more item. */
const curiosity = 0.55;
/** Chance that a visit or a change of mind starts with a search. */
const searching = 0.16;
/** Chance that an item which does not fit at all, and what a perfect fit adds, goes into the cart. */
const impulse = 0.05;
const conviction = 0.4;
/** What such items usually cost, in cents. */
const usualPrice: Record<ItemKind, number> = { book: 1_400, course: 4_600, goods: 2_000 };
/** How sharply people turn away from prices above their budget. */
const thrift = 4;
/** What a price beyond the budget adds to the grievances. */
const priceGrievance = 0.2;

/**
 * One visit: searches, looks, what goes into the cart and what of it is bought; the deeds come in order. `energy` below 1
 * is that of somebody about to leave. A cart left for its price adds to the visitor's grievances.
 */
export function visit(visitor: Visitor, shelves: Shelves, at: number, energy: number, random: Random): Deed[] {
  const kind: ItemKind = chance(random, visitor.tastes.courses) ? 'course' : 'book';
  const deeds: Deed[] = [];
  const cart: ShelfItem[] = [];
  let clock = at;
  const note = (type: EventType, item?: ShelfItem, value?: number) => {
    deeds.push({ type, item, value, at: clock });
    clock += minutes(between(random, 0.3, 4));
  };

  chooseFocus(visitor, random);
  do {
    if (chance(random, searching)) note('search');
    const item = chooseItem(visitor, kind, shelves, at, random);
    if (!item || cart.includes(item)) continue;
    note('view', item);
    if (!chance(random, visitor.eagerness * energy * (impulse + conviction * suits(visitor.tastes, item)))) continue;
    note('cart', item);
    cart.push(item);
  } while (chance(random, curiosity));

  for (const item of cart) {
    if (!chance(random, affordable(visitor, item))) annoy(visitor.mood, 'price', priceGrievance, clock);
    else note('purchase', item, item.price_cents);
  }
  return deeds;
}

/** Chance that the price does not matter: 1/2 where it equals the budget, more below, less above. */
function affordable({ budget }: Visitor, { price_cents, kind }: ShelfItem): number {
  return 1 / (1 + (price_cents / (usualPrice[kind] * budget)) ** thrift);
}
