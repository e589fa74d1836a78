import type { Kysely } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { addCandidate, forgetOldModels, listModels, liveModel, promote, readArtefact, retire, rollBackTo } from '../../store/models.js';
import type { ModelKind, Schema } from '../../store/schema.js';
import { freshStore } from '../support/store.js';

let db: Kysely<Schema>;
const candidate = (kind: ModelKind = 'churn') =>
  addCandidate(db, { kind, artefact: Buffer.from([0, 1, 2, 255]), metrics: { auc: 0.8 }, dataWindow: { events: 7 } });
const states = async () => Object.fromEntries((await listModels(db)).map(({ id, state }) => [id, state]));

beforeEach(async () => {
  db = (await freshStore()).db;
});

describe('the registry of models', () => {
  it('numbers the models of each kind and gives their bytes back', async () => {
    await candidate();
    expect(await candidate()).toMatchObject({
      id: 'churn-2',
      version: 2,
      state: 'candidate',
      metrics: { auc: 0.8 },
      data_window: { events: 7 },
    });
    expect(await candidate('intent')).toMatchObject({ id: 'intent-1' });
    expect(await readArtefact(db, 'churn-2')).toEqual(Buffer.from([0, 1, 2, 255]));
  });

  it('numbers twenty that come at the same moment without a gap', async () => {
    const models = await Promise.all(Array.from({ length: 20 }, () => candidate()));
    expect(models.map(({ version }) => version).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });

  it('has one live model of a kind, whoever promotes at the same moment', async () => {
    const models = await Promise.all(Array.from({ length: 8 }, () => candidate()));
    await Promise.all(models.map(({ id }) => promote(db, id, 'good')));
    expect(Object.values(await states()).sort()).toEqual(['live', ...Array.from({ length: 7 }, () => 'retired')]);
  });

  it('says what a candidate was trained after and why it was promoted', async () => {
    await promote(db, (await candidate()).id, 'first');
    const next = await candidate();
    await promote(db, next.id, 'better');
    expect(await liveModel(db, 'churn')).toMatchObject({
      id: 'churn-2',
      parent_id: 'churn-1',
      verdict: 'better',
      promoted_at: expect.any(Date),
    });
    expect(await states()).toEqual({ 'churn-1': 'retired', 'churn-2': 'live' });
  });

  it('goes back to a model that was live before', async () => {
    for (const verdict of ['first', 'second']) await promote(db, (await candidate()).id, verdict);
    await rollBackTo(db, 'churn-1');
    expect(await states()).toEqual({ 'churn-1': 'live', 'churn-2': 'retired' });
  });

  it('goes back to no model that was never live', async () => {
    await retire(db, (await candidate()).id, 'worse');
    await expect(rollBackTo(db, 'churn-1')).rejects.toThrow(/never live/);
    await expect(rollBackTo(db, 'churn-9')).rejects.toThrow(/There is no model churn-9/);
  });

  it('judges a candidate once', async () => {
    await promote(db, (await candidate()).id, 'good');
    await expect(promote(db, 'churn-1', 'again')).rejects.toThrow(/churn-1 is live; only a candidate/);
    await expect(retire(db, 'churn-1', 'after all')).rejects.toThrow(/churn-1 is live; only a candidate/);
  });

  it('gives no bytes that do not match their checksum', async () => {
    await candidate();
    await db
      .updateTable('model')
      .set({ artefact: Buffer.from([0, 1, 2, 254]) })
      .execute();
    await expect(readArtefact(db, 'churn-1')).rejects.toMatchObject({ name: 'StewardError', code: 'model_corrupt' });
  });

  it('forgets old retired models, never the live one', async () => {
    for (let n = 0; n < 5; n++) await promote(db, (await candidate()).id, 'good');
    await rollBackTo(db, 'churn-1');
    await forgetOldModels(db, 'churn', 2);
    expect(await states()).toEqual({ 'churn-1': 'live', 'churn-4': 'retired', 'churn-5': 'retired' });
  });
});
