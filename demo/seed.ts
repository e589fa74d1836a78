import type { Kysely } from 'kysely';
import { insertAll } from '../store/bulk.js';
import { hasItems } from '../store/items.js';
import type { NewItem, Schema } from '../store/schema.js';
import { type CatalogueItem, readCatalogue } from './catalogue.js';
import { personas } from './personas.js';
import { simulate } from './simulator.js';
import { tellStories } from './stories.js';

export interface SeedOptions {
  /** The simulated year ends here. */
  now: Date;
  /** Seed of the simulation. */
  seed?: number;
  /** `done` of `total` rows are written; `what` is being written. */
  onProgress?: (done: number, total: number, what: string) => void;
}

const simulatedCustomers = 3_000;

/**
 * Fills an empty shop with the catalogue, the documented customers and the simulated ones, in one transaction. A shop that has
 * items is left alone. Returns what is to be said of it.
 */
export async function seedDemo(db: Kysely<Schema>, { now, seed = 1, onProgress }: SeedOptions): Promise<string> {
  if (await hasItems(db)) return 'the shop has items already';
  const catalogue = readCatalogue();
  onProgress?.(0, 1, 'simulating a year');
  const simulation = simulate({ seed, end: now, customers: simulatedCustomers, items: catalogue });
  const stories = tellStories(personas, catalogue, now);

  const tables = {
    item: catalogue.map(itemRow),
    customer: [...stories.customers, ...simulation.customers],
    shop_order: [...stories.orders, ...simulation.orders],
    order_line: [...stories.orderLines, ...simulation.orderLines],
    subscription: [...stories.subscriptions, ...simulation.subscriptions],
    behaviour_event: [...stories.events, ...simulation.events],
  };
  const total = Object.values(tables).reduce((sum, rows) => sum + rows.length, 0);
  let done = 0;
  await db.transaction().execute(async (transaction) => {
    for (const table of Object.keys(tables) as (keyof typeof tables)[]) {
      const what = table.replace('_', ' ');
      await insertAll(transaction, table, tables[table], {
        onInserted: (rows) => {
          done += rows;
          onProgress?.(done, total, what);
        },
      });
    }
  });
  const [items, customers, events] = [tables.item, tables.customer, tables.behaviour_event].map((rows) => rows.length.toLocaleString('en'));
  return `${items} items, ${customers} customers, ${events} events of a year`;
}

function itemRow({ follows, ...item }: CatalogueItem): NewItem {
  return { ...item, prerequisites: follows ? [follows] : [] };
}
