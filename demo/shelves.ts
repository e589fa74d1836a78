import { normal } from '../platform/random.js';
import type { ItemKind } from '../store/schema.js';
import type { CatalogueItem } from './catalogue.js';
import { type Lottery, lognormal, lottery } from './draws.js';
import type { Random } from './random.js';

/** An item with what the shop cannot see of it. */
export interface ShelfItem extends CatalogueItem {
  /** How often it catches an eye, 1 for an ordinary item; log-normal, so a few items are hits. */
  appeal: number;
  /** Standard normal: how much better than expected it turns out. */
  quality: number;
  /** About -1 light, 1 demanding. Items of one creator have nearly the same, so tastes reach beyond subjects. */
  tone: number;
}

/** The shop as its visitors walk through it. */
export interface Shelves {
  items: readonly ShelfItem[];
  /** What a shelf shows to somebody who looks at it; undefined when there is no such shelf. */
  shelf(language: string, kind: ItemKind, subject: string): Lottery<ShelfItem> | undefined;
  /** The front of the shop: everything in a language, well-known items first. */
  front(language: string): Lottery<ShelfItem> | undefined;
  /** The item that this one continues, where the shop has it. */
  predecessor(item: ShelfItem): ShelfItem | undefined;
  /** Items that continue this one. */
  sequels(item: ShelfItem): readonly ShelfItem[];
  /** All items of the creator named first. */
  byCreator(item: ShelfItem): readonly ShelfItem[];
}

/** Power of the appeal at the front of the shop, where well-known items stand in the first row. */
const frontRow = 1.5;
/** Weight of an item on the shelf of a subject that is not its first. */
const asideWeight = 0.5;

export function fillShelves(catalogue: readonly CatalogueItem[], random: Random): Shelves {
  const tones = new Map<string, number>();
  const items = catalogue.map((item): ShelfItem => {
    const creator = item.creators[0] ?? item.id;
    const tone = tones.get(creator) ?? normal(random) * 0.8;
    tones.set(creator, tone);
    return { ...item, appeal: lognormal(random, 0.8), quality: normal(random), tone: tone + normal(random) * 0.15 };
  });

  const shelves = new Map<string, Lottery<ShelfItem>>();
  const standing = groupBy(items, (item) => item.subjects.map((subject) => shelfKey(item.language, item.kind, subject)));
  for (const [key, group] of standing) {
    shelves.set(
      key,
      lottery(group, (item) => item.appeal * (key.endsWith(`/${item.subjects[0]}`) ? 1 : asideWeight)),
    );
  }
  const fronts = new Map<string, Lottery<ShelfItem>>();
  for (const [language, group] of groupBy(items, (item) => [item.language])) {
    fronts.set(
      language,
      lottery(group, (item) => item.appeal ** frontRow),
    );
  }
  const byId = new Map(items.map((item) => [item.id, item]));
  const sequels = groupBy(items, (item) => (item.follows ? [item.follows] : []));
  const creators = groupBy(items, (item) => item.creators.slice(0, 1));

  return {
    items,
    shelf: (language, kind, subject) => shelves.get(shelfKey(language, kind, subject)),
    front: (language) => fronts.get(language),
    predecessor: (item) => (item.follows ? byId.get(item.follows) : undefined),
    sequels: (item) => sequels.get(item.id) ?? [],
    byCreator: (item) => creators.get(item.creators[0] ?? '') ?? [],
  };
}

function shelfKey(language: string, kind: ItemKind, subject: string): string {
  return `${language}/${kind}/${subject}`;
}

function groupBy<T>(all: readonly T[], keys: (one: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    for (const key of keys(one)) {
      const group = groups.get(key);
      if (group) group.push(one);
      else groups.set(key, [one]);
    }
  }
  return groups;
}
