import type { Kysely } from 'kysely';
import { recordEvents } from '../store/events.js';
import type { ImportedEvent } from '../store/imports.js';
import type { BehaviourEvent, Schema } from '../store/schema.js';
import { checkRows } from '../workers/import/check-rows.js';
import { columnMatcher } from '../workers/import/columns.js';
import { events as eventKind } from '../workers/import/events.js';
import { cellsOf } from '../workers/import/records.js';

/** What became of a batch: `accepted`, `duplicates` and the lengths of the two lists add up to what was sent. */
export interface TakenEvents {
  /** New, and stored. */
  accepted: number;
  /** Known by their id already, and exactly so: nothing changed. */
  duplicates: number;
  /** Known by their id as another event: the first one stays. */
  conflicts: NotTaken[];
  rejected: NotTaken[];
  /** Names of fields that mean nothing here. */
  ignoredFields: string[];
}

/** Why an event of a batch was not taken, as a sentence. */
export interface NotTaken {
  /** Its place in the batch, from 0. */
  index: number;
  reason: string;
}

/** How far the clock of the shop may be ahead of ours; also how far the dates of one event may differ that is sent twice. */
const clockSkew = 5 * 60_000;

/**
 * Checks events by the rules of an import and stores those that are good and new, in one transaction: when this returns, they are
 * there for good. Those dated a little after `now` count as of now, so that they speak at once.
 */
export async function takeEvents(db: Kysely<Schema>, batch: readonly unknown[], now: Date): Promise<TakenEvents> {
  const kind = eventKind(new Date(now.getTime() + clockSkew));
  const ignored = new Set<string>();
  const match = columnMatcher(kind.columns, ignored);
  const rows = batch.map((event) => cellsOf(event, match) ?? { problem: 'The event is not a JSON object.' });
  const outcomes = await checkRows(db, kind, rows);

  const good: { index: number; event: ImportedEvent }[] = [];
  const taken: TakenEvents = { accepted: 0, duplicates: 0, conflicts: [], rejected: [], ignoredFields: [...ignored] };
  for (const [index, outcome] of outcomes.entries()) {
    if ('problem' in outcome) taken.rejected.push({ index, reason: outcome.problem });
    else good.push({ index, event: { ...outcome.row, at: outcome.row.at < now ? outcome.row.at : now } });
  }
  const firsts = new Map<string, ImportedEvent>();
  for (const { event } of good) if (!firsts.has(event.id)) firsts.set(event.id, event);
  const stored = await db.transaction().execute((trx) => recordEvents(trx, [...firsts.values()]));

  for (const { index, event } of good) {
    const first = stored.get(event.id) ?? firsts.get(event.id)!;
    if (first === event) taken.accepted++;
    else if (isSame(first, event)) taken.duplicates++;
    else taken.conflicts.push({ index, reason: `another event with the id ${JSON.stringify(event.id)} is stored already.` });
  }
  return taken;
}

function isSame(one: BehaviourEvent | ImportedEvent, other: ImportedEvent): boolean {
  return (
    one.customer_id === other.customer_id &&
    (one.item_id ?? undefined) === other.item_id &&
    one.type === other.type &&
    (one.value ?? undefined) === other.value &&
    Math.abs(one.at.getTime() - other.at.getTime()) <= clockSkew
  );
}
