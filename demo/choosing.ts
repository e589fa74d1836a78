import type { ItemKind } from '../store/schema.js';
import { chance, lottery, pick } from './draws.js';
import type { Random } from './random.js';
import type { ShelfItem, Shelves } from './shelves.js';
import { suits } from './tastes.js';
import { days } from './time.js';
import type { Liking, Visitor } from './visitor.js';

/** How likely a fresh liking leads to the next of the series, or to its creator. Both halve in `forgetting`. */
const sequelPull = 0.5;
const creatorPull = 0.25;
const forgetting = days(40);
/** Likings a customer still thinks of. */
const remembered = 4;
/** Share of looks at the front of the shop instead of a shelf. */
const strolling = 0.12;
/** Chance that a visit starts on another subject than the one before. */
const restlessness = 0.3;
/** Items seen from the corner of the eye before one that fits is looked at. */
const glances = 5;

/** At the start of a visit a customer mostly stays with the subject of the last one. */
export function chooseFocus(visitor: Visitor, random: Random): void {
  if (!chance(random, restlessness)) return;
  visitor.focus = lottery(Object.entries(visitor.tastes.subjects), ([, weight]) => weight).draw(random)[0];
}

/** What the customer looks at next; undefined when the shop has nothing new on their way. */
export function chooseItem(visitor: Visitor, kind: ItemKind, shelves: Shelves, at: number, random: Random): ShelfItem | undefined {
  const found = continueReading(visitor, shelves, at, random) ?? browse(visitor, kind, shelves, random);
  return found && startOfSeries(visitor, found, shelves);
}

/** Nobody begins in the middle: the first item of the series that the customer does not have yet. */
function startOfSeries(visitor: Visitor, item: ShelfItem, shelves: Shelves): ShelfItem {
  const before = shelves.predecessor(item);
  return before && !visitor.owned.has(before.id) ? startOfSeries(visitor, before, shelves) : item;
}

/** The next of a series or another item of the same creator, as long as the memory of a liked one is fresh. */
function continueReading(visitor: Visitor, shelves: Shelves, at: number, random: Random): ShelfItem | undefined {
  for (const liking of visitor.likings.slice(-remembered).reverse()) {
    const next = follow(liking, 0.5 ** ((at - liking.at) / forgetting), shelves, random);
    if (next && !visitor.owned.has(next.id)) return next;
  }
  return undefined;
}

function follow({ item }: Liking, freshness: number, shelves: Shelves, random: Random): ShelfItem | undefined {
  const sequels = shelves.sequels(item);
  if (sequels.length > 0 && chance(random, sequelPull * freshness)) return pick(random, sequels);
  return chance(random, creatorPull * freshness) ? pick(random, shelves.byCreator(item)) : undefined;
}

/** Glances along a shelf and stops at something new, sooner when it fits. */
function browse(visitor: Visitor, kind: ItemKind, shelves: Shelves, random: Random): ShelfItem | undefined {
  const language = chance(random, visitor.tastes.ownLanguage) ? visitor.language : 'en';
  const front = shelves.front(language) ?? shelves.front('en');
  const shelf = chance(random, strolling)
    ? front
    : (shelves.shelf(language, kind, visitor.focus) ?? shelves.shelf('en', kind, visitor.focus) ?? front);
  let seen: ShelfItem | undefined;
  for (let glance = 0; shelf && glance < glances; glance++) {
    const item = shelf.draw(random);
    if (visitor.owned.has(item.id)) continue;
    seen = item;
    if (chance(random, suits(visitor.tastes, item))) break;
  }
  return seen;
}
