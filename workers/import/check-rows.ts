import type { z } from 'zod';
import type { Db } from '../../store/schema.js';
import type { ImportKind, Outcome } from './kind.js';
import type { RowCells } from './records.js';

/** Reads rows and resolves what they refer to: one outcome a row, in their order. */
export async function checkRows<Parsed, Row extends { id: string }>(
  db: Db,
  kind: ImportKind<Parsed, Row>,
  rows: readonly RowCells[],
): Promise<Outcome<Row>[]> {
  const read = rows.map((row) => readRow(kind, row));
  const parsed = read.flatMap((outcome) => ('problem' in outcome ? [] : [outcome.row]));
  const resolved = (await kind.resolve(db, parsed)).values();
  return read.map((outcome) => ('problem' in outcome ? outcome : resolved.next().value!));
}

function readRow<Parsed>({ schema }: Pick<ImportKind<Parsed>, 'schema'>, row: RowCells): Outcome<Parsed> {
  if ('problem' in row) return row;
  const { data, error } = schema.safeParse(row.cells);
  return error ? { problem: sentence(error.issues) } : { row: data };
}

/** `price is missing; at must be …`: the column, then what is wrong with it. */
function sentence(issues: readonly z.core.$ZodIssue[]): string {
  const clauses = issues.map(
    ({ path, message }) => `${path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join(' ')} ${message}`,
  );
  return `${clauses.join('; ')}.`;
}
