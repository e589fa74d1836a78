import { type Insertable, sql } from 'kysely';
import type { Db, Schema } from './schema.js';

export interface BulkOptions {
  /** Called after every statement with the number of rows that it inserted. */
  onInserted?: (rows: number) => void;
}

/** Rows in one statement: enough that the way to the server does not count, few enough for a progress bar. */
const chunk = 5_000;

/**
 * Inserts many rows fast: each statement carries its rows as one JSON document, so their number is not bound by PostgreSQL's
 * 65,535 parameters. All rows must have the columns of the first; a column that they leave out gets its default. Dates arrive to
 * the millisecond. Runs in the caller's transaction.
 */
export async function insertAll<T extends keyof Schema & string>(
  db: Db,
  table: T,
  rows: readonly Insertable<Schema[T]>[],
  { onInserted }: BulkOptions = {},
): Promise<void> {
  if (rows.length === 0) return;
  const columns = sql.join(Object.keys(rows[0]!).map((column) => sql.ref(column)));
  for (let from = 0; from < rows.length; from += chunk) {
    const some = rows.slice(from, from + chunk);
    await sql`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(some)})
    `.execute(db);
    onInserted?.(some.length);
  }
}
