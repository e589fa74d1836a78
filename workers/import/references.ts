import { customerIdsByName, itemIdsByName } from '../../store/imports.js';
import type { Db } from '../../store/schema.js';
import type { Outcome } from './kind.js';

/** What a row refers to, as the file calls it. */
export interface Reference {
  /** Id or e-mail address. */
  customer: string;
  items: readonly string[];
}

/** Finds the ids of the customers that rows name, one outcome a row; a row that names what is not stored is no good. */
export type ResolveReferences = (db: Db, rows: readonly Reference[]) => Promise<Outcome<string>[]>;

/** Names that are remembered, so that the rows of a big file do not ask for the same few thousand again and again. */
const mostRemembered = 100_000;

export function createReferences(): ResolveReferences {
  const findCustomers = remembering(customerIdsByName);
  const findItems = remembering(itemIdsByName);
  return async (db, rows) => {
    const customers = await findCustomers(
      db,
      rows.map((row) => row.customer),
    );
    const items = await findItems(
      db,
      rows.flatMap((row) => row.items),
    );
    return rows.map((row) => {
      const id = customers.get(row.customer);
      if (id === undefined) return { problem: `customer ${JSON.stringify(row.customer)} is not known.` };
      const unknown = row.items.find((item) => !items.has(item));
      return unknown === undefined ? { row: id } : { problem: `item ${JSON.stringify(unknown)} is not known.` };
    });
  };
}

type Find = (db: Db, names: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Asks only for names that were not found before. */
function remembering(find: Find): Find {
  const found = new Map<string, string>();
  return async (db, names) => {
    if (found.size > mostRemembered) found.clear();
    const asked = new Set(names.filter((name) => !found.has(name)));
    if (asked.size > 0) for (const [name, id] of await find(db, [...asked])) found.set(name, id);
    return found;
  };
}
