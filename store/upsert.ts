import { sql } from 'kysely';
import type { Db } from './schema.js';

/** A row that an upsert wrote; rows that were there already, exactly so, do not come back. */
export interface Written {
  id: string;
  added: boolean;
}

interface Column {
  type: string;
  /** SQL of the value a new row gets where nothing is said. */
  otherwise?: string;
}

/** The columns of a table that rows may say something about. */
export type Columns<Row> = Record<keyof Row & string, Column>;

/**
 * Inserts rows or brings the stored ones up to date, in one statement that reads all of them from one JSON parameter.
 * Rows that would change nothing are left out before anything is written. No two rows may have the same key.
 */
export async function upsert<Row extends object>(
  db: Db,
  table: string,
  columns: Columns<Row>,
  key: readonly (keyof Row & string)[],
  rows: readonly Row[],
): Promise<Written[]> {
  if (rows.length === 0) return [];
  const entries = Object.entries<Column>(columns);
  const names = entries.map(([name]) => name);
  const list = (prefix = '') => names.map((name) => `${prefix}${name}`).join(', ');
  const types = entries.map(([name, { type }]) => `${name} ${type}`).join(', ');
  const merged = entries
    .map(([name, { otherwise }]) => `coalesce(given.${name}, stored.${name}${otherwise ? `, ${otherwise}` : ''})`)
    .join(', ');
  const { rows: written } = await sql<Written>`
    insert into ${sql.table(table)} as kept (${sql.raw(list())})
    select ${sql.raw(merged)}
    from json_to_recordset(${JSON.stringify(rows)}) as given (${sql.raw(types)})
    left join ${sql.table(table)} as stored on ${sql.raw(key.map((name) => `stored.${name} = given.${name}`).join(' and '))}
    where (${sql.raw(merged)}) is distinct from (${sql.raw(list('stored.'))})
    on conflict (${sql.raw(key.join(', '))}) do update set (${sql.raw(list())}) = (${sql.raw(list('excluded.'))})
    returning ${sql.raw(`kept.${key[0]}`)} as id, kept.xmax = 0 as added`.execute(db);
  return written;
}
