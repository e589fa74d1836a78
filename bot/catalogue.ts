import type { CatalogueIndex } from '../nlu/understanding.js';
import type { Log } from '../platform/log.js';
import { allItems } from '../store/items.js';
import type { Db, Item } from '../store/schema.js';

/** Milliseconds after which an imported or changed item is known to every bot. */
const refreshEvery = 30_000;

/** The shop's items in memory: what understanding matches names against and recommendations are drawn from. */
export interface Catalogue {
  items(): ReadonlyMap<string, Item>;
  index(): CatalogueIndex;
  close(): void;
}

export async function openCatalogue(db: Db, log: Log): Promise<Catalogue> {
  let current = read(await allItems(db));
  const timer = setInterval(() => {
    allItems(db).then(
      (items) => {
        current = read(items);
      },
      (err: unknown) => log.warn({ err }, 'the catalogue was not read again; the one in memory serves on'),
    );
  }, refreshEvery);
  timer.unref();
  return { items: () => current.items, index: () => current.index, close: () => clearInterval(timer) };
}

function read(items: Item[]): { items: Map<string, Item>; index: CatalogueIndex } {
  const subjects = [...new Set(items.flatMap((item) => item.subjects))].sort();
  return { items: new Map(items.map((item) => [item.id, item])), index: { items, subjects } };
}
