import type { Db } from '../../store/schema.js';
import { checkRows } from './check-rows.js';
import type { ImportKind } from './kind.js';
import { readRecords, type SourceRecord } from './records.js';
import type { Rejected } from './rejects.js';
import type { Source } from './source.js';

/** A good row and the line it begins on. */
export interface Checked<Row> {
  line: number;
  row: Row;
}

export interface CheckedBatch<Row> {
  good: Checked<Row>[];
  bad: Rejected[];
}

interface CheckOptions {
  ignored: Set<string>;
  onBytes?: (bytes: number) => void;
}

/** A batch ends with whichever comes first, so that a thousand rows of a megabyte are never held at once. */
const most = { rows: 1_000, characters: 4_194_304 };

/** Reads a file in batches, each row either good for the store or rejected with a sentence. */
export async function* checkedBatches<Parsed, Row extends { id: string }>(
  db: Db,
  source: Source,
  kind: ImportKind<Parsed, Row>,
  options: CheckOptions,
): AsyncGenerator<CheckedBatch<Row>> {
  const records = readRecords(source, { columns: kind.columns, ...options });
  for await (const batch of inBatches(records)) yield await check(db, kind, batch);
}

async function* inBatches(records: AsyncIterable<SourceRecord>): AsyncGenerator<SourceRecord[]> {
  let batch: SourceRecord[] = [];
  let characters = 0;
  for await (const record of records) {
    batch.push(record);
    characters += record.raw.length;
    if (batch.length < most.rows && characters < most.characters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

async function check<Parsed, Row extends { id: string }>(
  db: Db,
  kind: ImportKind<Parsed, Row>,
  batch: readonly SourceRecord[],
): Promise<CheckedBatch<Row>> {
  const good: Checked<Row>[] = [];
  const bad: Rejected[] = [];
  for (const [at, outcome] of (await checkRows(db, kind, batch)).entries()) {
    const { line, raw } = batch[at]!;
    if ('problem' in outcome) bad.push({ line, reason: outcome.problem, row: raw });
    else good.push({ line, row: outcome.row });
  }
  return { good, bad };
}
