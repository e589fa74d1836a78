import { isDeepStrictEqual } from 'node:util';
import { prepareCatalogue } from '../nlu/entities/catalogued.js';
import type { CatalogueIndex, OwnEntity } from '../nlu/understanding.js';
import type { Log } from '../platform/log.js';
import { allItems } from '../store/items.js';
import type { Db, Item } from '../store/schema.js';

/** Milliseconds after which an imported or changed item is known to every bot. */
const refreshEvery = 30_000;

/** The shop's items in memory: what understanding matches names against and recommendations are drawn from. */
export interface Catalogue {
  items(): ReadonlyMap<string, Item>;
  index(): CatalogueIndex;
  /** Calls the listener whenever the items were read again; returns the function that ends it. */
  onRead(listener: (items: ReadonlyMap<string, Item>) => void): () => void;
  close(): void;
}

/** `own`: kinds of entities of the shop's own, which are looked for together with the names of its items. */
export async function openCatalogue(db: Db, log: Log, own: readonly OwnEntity[]): Promise<Catalogue> {
  let current = read(await allItems(db), own);
  const listeners = new Set<(items: ReadonlyMap<string, Item>) => void>();
  const timer = setInterval(() => {
    allItems(db).then(
      (items) => {
        current = read(items, own, current.index);
        for (const tell of listeners) tell(current.items);
      },
      (err: unknown) => log.warn({ err }, 'the catalogue was not read again; the one in memory serves on'),
    );
  }, refreshEvery);
  timer.unref();
  return {
    items: () => current.items,
    index: () => current.index,
    onRead(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => clearInterval(timer),
  };
}

function read(items: Item[], own: readonly OwnEntity[], before?: CatalogueIndex): { items: Map<string, Item>; index: CatalogueIndex } {
  const subjects = [...new Set(items.flatMap((item) => item.subjects))].sort();
  const fresh = { items, subjects, own };
  const index = before && hasSameNames(fresh, before) ? before : fresh;
  prepareCatalogue(index);
  return { items: new Map(items.map((item) => [item.id, item])), index };
}

/** Preparing takes a tenth of a second for 10,000 items: not again because of a price. */
function hasSameNames(a: CatalogueIndex, b: CatalogueIndex): boolean {
  const namesOf = ({ items, subjects }: CatalogueIndex) => [items.map(({ id, title, creators }) => [id, title, creators]), subjects];
  return isDeepStrictEqual(namesOf(a), namesOf(b));
}
