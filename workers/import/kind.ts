import type { z } from 'zod';
import type { Db } from '../../store/schema.js';
import type { Written } from '../../store/upsert.js';
import type { Columns } from './columns.js';

/** What becomes of a row that is well formed: the row as it will be stored, or a sentence that says why it cannot be. */
export type Outcome<Row> = { row: Row } | { problem: string };

export interface WriteCounts {
  added: number;
  /** Rows that were stored already and said something else. */
  changed: number;
}

/** One kind of file, for one pass over it: what its rows look like and how they get into the store. */
export interface ImportKind<Parsed = unknown, Row extends { id: string } = { id: string }> {
  columns: Columns;
  /** Reads the cells of one row. */
  schema: z.ZodType<Parsed>;
  /** Resolves what rows refer to; one outcome a row, in order. Reads only, while the batch before may still be being written. */
  resolve(db: Db, rows: readonly Parsed[]): Promise<Outcome<Row>[]>;
  /** Stores rows with different ids, in the caller's transaction. */
  write(db: Db, rows: readonly Row[]): Promise<WriteCounts>;
}

/** Rows that were there already, exactly so, are in neither count. */
export function countWritten(written: readonly Written[]): WriteCounts {
  const added = written.filter((row) => row.added).length;
  return { added, changed: written.length - added };
}
