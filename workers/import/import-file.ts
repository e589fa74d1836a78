import type { Kysely } from 'kysely';
import { lockImports } from '../../store/imports.js';
import type { Schema } from '../../store/schema.js';
import { type Checked, checkedBatches } from './checked-batches.js';
import { customers } from './customers.js';
import { events } from './events.js';
import type { ImportKind, WriteCounts } from './kind.js';
import { oneAhead } from './one-ahead.js';
import { orders } from './orders.js';
import { products } from './products.js';
import { openRejects } from './rejects.js';
import { createRepeats, type Repeats } from './repeats.js';
import { openSource, type Source } from './source.js';

const kinds = { products, customers, orders, events } satisfies Record<string, (now: Date) => ImportKind>;

export type ImportKindName = keyof typeof kinds;
/** What can be imported; orders and events need the products and customers that they name. */
export const importKindNames = Object.keys(kinds) as ImportKindName[];

export interface ImportProgress {
  /** The file is read twice: once to see which rows come again further down, once to store. */
  phase: 'checking' | 'importing';
  /** Of the file, compressed as it is. */
  bytes: number;
  size: number;
}

export interface ImportOptions {
  db: Kysely<Schema>;
  kind: ImportKindName;
  file: string;
  /** Rows dated later are rejected. */
  now: Date;
  /** Where rejected rows go; `<file>.rejects.csv` unless told. */
  rejectsFile?: string | undefined;
  onProgress?: (progress: ImportProgress) => void;
}

/** `read` is the sum of the five counts after it. */
export interface ImportReport {
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  rejected: number;
  /** Rows whose id comes again further down the file: the last one counts. */
  duplicates: number;
  /** Absolute path, if anything was rejected. */
  rejectsFile?: string;
  /** Columns that mean nothing here, as they are spelt. */
  ignoredColumns: string[];
}

/**
 * Imports a file of products, customers, orders or events, CSV or JSON lines, in bounded memory. Each batch of at most
 * 1,000 rows is one transaction, so an import that is stopped leaves whole batches, and importing the file again goes on.
 * @throws StewardError where the file as a whole is no such file: missing, empty, damaged, without the needed columns
 */
export async function importFile({ db, kind, file, now, rejectsFile, onProgress }: ImportOptions): Promise<ImportReport> {
  const source = await openSource(file);
  const listen = (phase: ImportProgress['phase']) => (bytes: number) => onProgress?.({ phase, bytes, size: source.size });
  const ignored = new Set<string>();

  const repeats = await findRepeats(db, source, kinds[kind](now), { ignored, onBytes: listen('checking') });
  const importKind: ImportKind = kinds[kind](now);
  const rejects = await openRejects(file, rejectsFile);
  const report = { read: 0, added: 0, changed: 0, unchanged: 0, rejected: 0, duplicates: 0 };
  try {
    const batches = checkedBatches(db, source, importKind, { ignored, onBytes: listen('importing') });
    for await (const { good, bad } of oneAhead(batches)) {
      const last = good.filter(({ line, row }) => !repeats.comesAgain(row.id, line));
      const { added, changed } = await store(db, importKind, last);
      await rejects.add(bad);
      report.read += good.length + bad.length;
      report.added += added;
      report.changed += changed;
      report.unchanged += last.length - added - changed;
      report.rejected += bad.length;
      report.duplicates += good.length - last.length;
    }
  } finally {
    rejectsFile = await rejects.close();
  }
  return { ...report, ...(rejectsFile && { rejectsFile }), ignoredColumns: [...ignored] };
}

async function findRepeats(
  db: Kysely<Schema>,
  source: Source,
  kind: ImportKind,
  options: { ignored: Set<string>; onBytes: (bytes: number) => void },
): Promise<Repeats> {
  const repeats = createRepeats();
  for await (const { good } of checkedBatches(db, source, kind, options)) {
    for (const { line, row } of good) repeats.note(row.id, line);
  }
  return repeats;
}

async function store(db: Kysely<Schema>, kind: ImportKind, checked: readonly Checked<{ id: string }>[]): Promise<WriteCounts> {
  return db.transaction().execute(async (trx) => {
    await lockImports(trx);
    return kind.write(
      trx,
      checked.map(({ row }) => row),
    );
  });
}
