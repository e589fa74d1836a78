import { z } from 'zod';
import { customerIdsByEmail, type ImportedCustomer, upsertCustomers } from '../../store/imports.js';
import type { Db } from '../../store/schema.js';
import { email, instantUntil, key, language, text } from './cells.js';
import { countWritten, type ImportKind, type Outcome } from './kind.js';

/** The people who buy. */
export const customers = (now: Date): ImportKind<ImportedCustomer, ImportedCustomer> => ({
  columns: { needed: [['id'], ['email'], ['name']], optional: ['language', 'created_at'] },
  schema: z.object({ id: key, email, name: text, language: language.optional(), created_at: instantUntil(now).optional() }),
  resolve: createClaims(),
  write: async (db, rows) => countWritten(await upsertCustomers(db, rows)),
});

/** An address belongs to the customer who has it in the store, or else to the first row of the file that names it. */
function createClaims() {
  /** Of the batch before, which may still be on its way into the store. */
  let earlier: ReadonlyMap<string, string> = new Map();
  return async (db: Db, rows: readonly ImportedCustomer[]): Promise<Outcome<ImportedCustomer>[]> => {
    const stored = await customerIdsByEmail(
      db,
      rows.map((row) => row.email),
    );
    const claimed = new Map<string, string>();
    const outcomes = rows.map((row): Outcome<ImportedCustomer> => {
      const owner = stored.get(row.email) ?? earlier.get(row.email) ?? claimed.get(row.email) ?? row.id;
      if (owner !== row.id)
        return { problem: `email ${JSON.stringify(row.email)} already belongs to the customer ${JSON.stringify(owner)}.` };
      claimed.set(row.email, row.id);
      return { row };
    });
    earlier = claimed;
    return outcomes;
  };
}
