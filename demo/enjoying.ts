import { normal } from '../platform/random.js';
import { between, chance } from './draws.js';
import type { Random } from './random.js';
import type { ShelfItem } from './shelves.js';
import { suits } from './tastes.js';
import { days } from './time.js';
import type { Visitor } from './visitor.js';

/** What becomes of an item after it arrived; times in milliseconds. */
export interface Verdict {
  /** When the customer has made up their mind. */
  at: number;
  /** 1 to 5. */
  stars: number;
  /** Whether the customer tells the shop the stars. */
  told: boolean;
  sentBack: boolean;
}

const telling = 0.33;
/** Chance to send a disappointing item back, and any item because it arrived damaged. */
const sendingBack = 0.45;
const damaged = 0.012;

/** How much the visitor likes an item that fits and is good, with some luck; told and sent back by chance. */
export function judge(visitor: Visitor, item: ShelfItem, arrivedAt: number, random: Random): Verdict {
  const liking = 3.1 + 1.3 * suits(visitor.tastes, item) + 0.6 * item.quality - visitor.strictness + 0.6 * normal(random);
  const stars = Math.min(5, Math.max(1, Math.round(liking)));
  const sentBack = chance(random, stars <= 2 ? sendingBack : damaged);
  return {
    at: arrivedAt + days(sentBack ? between(random, 1, 10) : between(random, 2, 20)),
    stars,
    told: chance(random, telling),
    sentBack,
  };
}
