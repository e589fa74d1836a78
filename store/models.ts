import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { StewardError } from '../platform/errors.js';
import type { Db, ModelKind, ModelRow, Schema } from './schema.js';

/** A registered model without its artefact: what lists, reports and the gate need. */
export type RegisteredModel = Omit<ModelRow, 'artefact'>;

const withoutArtefact = [
  'id',
  'kind',
  'version',
  'state',
  'metrics',
  'data_window',
  'parent_id',
  'checksum',
  'created_at',
  'promoted_at',
  'verdict',
] as const;

export interface NewModel {
  kind: ModelKind;
  artefact: Buffer;
  metrics: object;
  /** What it was trained on: counts, dates. */
  dataWindow: object;
}

/** Registers a trained model as a candidate, with the next version of its kind and the live model as its parent. */
export function addCandidate(db: Kysely<Schema>, { kind, artefact, metrics, dataWindow }: NewModel): Promise<RegisteredModel> {
  return db.transaction().execute(async (tx) => {
    await lockKind(tx, kind);
    const newest = await tx
      .selectFrom('model')
      .select('version')
      .where('kind', '=', kind)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    const version = (newest?.version ?? 0) + 1;
    const parent = await liveModel(tx, kind);
    return tx
      .insertInto('model')
      .values({
        id: `${kind}-${version}`,
        kind,
        version,
        state: 'candidate',
        metrics: JSON.stringify(metrics),
        data_window: JSON.stringify(dataWindow),
        parent_id: parent?.id ?? null,
        artefact,
        checksum: checksum(artefact),
      })
      .returning(withoutArtefact)
      .executeTakeFirstOrThrow();
  });
}

/** The model of a kind that serves now. */
export function liveModel(db: Db, kind: ModelKind): Promise<RegisteredModel | undefined> {
  return db.selectFrom('model').select(withoutArtefact).where('kind', '=', kind).where('state', '=', 'live').executeTakeFirst();
}

/** The models that serve now, at most one of each kind. */
export function liveModels(db: Db): Promise<RegisteredModel[]> {
  return db.selectFrom('model').select(withoutArtefact).where('state', '=', 'live').execute();
}

/** Newest first. */
export function listModels(db: Db): Promise<RegisteredModel[]> {
  return db.selectFrom('model').select(withoutArtefact).orderBy('created_at', 'desc').orderBy('version', 'desc').execute();
}

/**
 * Reads a model's artefact and checks it.
 * @throws StewardError `model_not_found`, or `model_corrupt` if the bytes are not those that were registered.
 */
export async function readArtefact(db: Db, id: string): Promise<Buffer> {
  const row = await db.selectFrom('model').select(['artefact', 'checksum']).where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound(id);
  if (checksum(row.artefact) !== row.checksum) {
    throw new StewardError('unavailable', 'model_corrupt', `The stored model ${id} does not match its checksum and is not used.`);
  }
  return row.artefact;
}

/**
 * Makes a candidate the live model of its kind and retires the one before it, at once.
 * @throws StewardError `model_not_found`, `model_not_candidate`
 */
export function promote(db: Kysely<Schema>, id: string, verdict: string): Promise<void> {
  return changeState(db, id, async (tx, model) => {
    mustBeCandidate(model);
    await makeLive(tx, model, verdict);
  });
}

/**
 * Puts a candidate aside for good.
 * @throws StewardError `model_not_found`, `model_not_candidate`
 */
export function retire(db: Kysely<Schema>, id: string, verdict: string): Promise<void> {
  return changeState(db, id, async (tx, model) => {
    mustBeCandidate(model);
    await tx.updateTable('model').set({ state: 'retired', verdict }).where('id', '=', id).execute();
  });
}

/**
 * Makes a model live again that was live before.
 * @throws StewardError `model_not_found`, `model_never_live`
 */
export function rollBackTo(db: Kysely<Schema>, id: string): Promise<void> {
  return changeState(db, id, async (tx, model) => {
    if (model.state === 'live') return;
    if (!model.promoted_at) {
      throw new StewardError('conflict', 'model_never_live', `The model ${id} was never live, so there is nothing to go back to.`);
    }
    await makeLive(tx, model, 'Made live again by a person.');
  });
}

/** Deletes the retired models of a kind but for the newest `keep`. */
export async function forgetOldModels(db: Kysely<Schema>, kind: ModelKind, keep: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockKind(tx, kind);
    const retired = await tx
      .selectFrom('model')
      .select('id')
      .where('kind', '=', kind)
      .where('state', '=', 'retired')
      .orderBy('version', 'desc')
      .execute();
    const old = retired.slice(keep).map(({ id }) => id);
    if (old.length === 0) return;
    await tx.updateTable('model').set({ parent_id: null }).where('parent_id', 'in', old).execute();
    await tx.deleteFrom('model').where('id', 'in', old).execute();
  });
}

/** One change of a kind's states at a time, each seeing the result of the one before. */
function changeState(db: Kysely<Schema>, id: string, change: (tx: Db, model: RegisteredModel) => Promise<void>): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { kind } = (await findModel(tx, id)) ?? {};
    if (!kind) throw notFound(id);
    await lockKind(tx, kind);
    await change(tx, (await findModel(tx, id))!);
  });
}

function mustBeCandidate({ id, state }: RegisteredModel): void {
  if (state === 'candidate') return;
  throw new StewardError('conflict', 'model_not_candidate', `The model ${id} is ${state}; only a candidate can be promoted or put aside.`);
}

async function makeLive(tx: Db, model: RegisteredModel, verdict: string): Promise<void> {
  await tx.updateTable('model').set({ state: 'retired' }).where('kind', '=', model.kind).where('state', '=', 'live').execute();
  await tx.updateTable('model').set({ state: 'live', promoted_at: sql<Date>`now()`, verdict }).where('id', '=', model.id).execute();
}

function findModel(db: Db, id: string): Promise<RegisteredModel | undefined> {
  return db.selectFrom('model').select(withoutArtefact).where('id', '=', id).executeTakeFirst();
}

async function lockKind(tx: Db, kind: ModelKind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema()), hashtext(${`model ${kind}`}))`.execute(tx);
}

function checksum(artefact: Buffer): string {
  return createHash('sha256').update(artefact).digest('hex');
}

function notFound(id: string): StewardError {
  return new StewardError('not_found', 'model_not_found', `There is no model ${id}.`);
}
