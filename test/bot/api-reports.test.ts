import { beforeAll, describe, expect, it } from 'vitest';
import { modelRoutes } from '../../bot/api/models.js';
import { reportRoutes } from '../../bot/api/reports.js';
import { openConversation } from '../../store/conversations.js';
import { addCandidate, listModels, promote, rollBackTo } from '../../store/models.js';
import { keepRiskCounts } from '../../store/risk-counts.js';
import type { ModelKind } from '../../store/schema.js';
import { type Api, type Call, serveRoutes } from '../support/api.js';
import { account, customerSays, understood, waitingHandover } from '../support/desk.js';
import { type FreshStore, freshStore } from '../support/store.js';

const now = new Date('2026-03-10T09:00:00Z');
const requested: ModelKind[] = [];

let db: FreshStore['db'];
let api: Api;
let asOwner: Call;

beforeAll(async () => {
  ({ db } = await freshStore());
  const requestLearning = async (kind: ModelKind) => void requested.push(kind);
  const models = { listModels: () => listModels(db), rollBackTo: (id: string) => rollBackTo(db, id), requestLearning };
  api = await serveRoutes([...reportRoutes({ db, now: () => now }), ...modelRoutes(models)]);
  asOwner = await api.as(await account(db, 'Olivia', 'owner'));
});

/** A conversation that began at a moment, with what the customer said in it. */
async function conversation(id: string, at: Date, ...messages: Parameters<typeof understood>[]): Promise<void> {
  await openConversation(db, { id, channel: 'directline', userId: `dl_${id}` });
  await db.updateTable('conversation').set({ created_at: at }).where('id', '=', id).execute();
  for (const message of messages) await customerSays(db, id, message[0], at, understood(...message));
}

describe('the daily report', () => {
  it('counts each day in UTC, from its first to its last moment', async () => {
    const unclear = { inScope: false };
    await conversation('solved', new Date('2026-03-08T00:00:00Z'), ['where is my order', 'order_status'], ['thanks', 'thanks']);
    await conversation('late', new Date('2026-03-08T23:59:59.999Z'), ['asdf', 'order_status', unclear]);
    await conversation('silent', new Date('2026-03-08T12:00:00Z'));
    await waitingHandover(db, { conversationId: 'handed', at: new Date('2026-03-09T10:00:00Z') });
    await db
      .updateTable('conversation')
      .set({ created_at: new Date('2026-03-08T20:00:00Z') })
      .where('id', '=', 'handed')
      .execute();
    await conversation('before', new Date('2026-03-07T23:59:59.999Z'), ['hello', 'greeting']);

    const { body } = await asOwner('GET', '/api/reports/daily?days=3');
    const nothing = { conversations: 0, solvedAlone: 0, messages: 0, understood: 0, outOfScope: 0, handovers: 0 };
    expect(body).toEqual({
      days: [
        { day: '2026-03-08', conversations: 3, solvedAlone: 2, messages: 3, understood: 3, outOfScope: 1, handovers: 0 },
        { ...nothing, day: '2026-03-09', messages: 1, understood: 1, handovers: 1 },
        { ...nothing, day: '2026-03-10' },
      ],
    });
  });

  it('covers thirty days unless told, today included', async () => {
    const { days } = (await asOwner('GET', '/api/reports/daily')).body as { days: { day: string }[] };
    expect([days.length, days[0]!.day, days.at(-1)!.day]).toEqual([30, '2026-02-09', '2026-03-10']);
  });

  it.each(['0', '366', '1.5', 'all'])('refuses %s days', async (days) => {
    expect(await asOwner('GET', `/api/reports/daily?days=${days}`)).toMatchObject({
      status: 400,
      body: { error: { code: 'days_invalid' } },
    });
  });
});

describe('the report of intents', () => {
  it('gives volume and mean confidence of what was understood, the most frequent first', async () => {
    const sure = { intents: [{ intent: 'refund', confidence: 1 }] };
    const unsure = { intents: [{ intent: 'refund', confidence: 0.5 }] };
    const at = new Date('2026-03-10T08:00:00Z');
    await conversation(
      'refunds',
      at,
      ['refund', '', sure],
      ['money back', '', unsure],
      ['hello', 'greeting'],
      ['qwer', '', { ...sure, inScope: false }],
    );
    expect((await asOwner('GET', '/api/reports/intents?days=1')).body).toEqual({
      intents: [
        { intent: 'refund', messages: 2, confidence: 0.75 },
        { intent: 'greeting', messages: 1, confidence: 0.9 },
      ],
    });
  });
});

describe('the models', () => {
  it('are listed with metrics and verdicts, without their weights, and an older one can be made live again', async () => {
    for (const [version, accuracy] of [
      [1, 0.9],
      [2, 0.8],
    ]) {
      await addCandidate(db, { kind: 'intent', artefact: Buffer.from(`weights ${version}`), metrics: { accuracy }, dataWindow: {} });
      await promote(db, `intent-${version}`, 'Not worse than before.');
    }
    expect(await asOwner('POST', '/api/models/intent-1/promote')).toMatchObject({ status: 204 });

    const { models } = (await asOwner('GET', '/api/models')).body as { models: object[] };
    expect(models).toMatchObject([
      { id: 'intent-2', state: 'retired', metrics: { accuracy: 0.8 } },
      { id: 'intent-1', state: 'live', metrics: { accuracy: 0.9 }, verdict: expect.any(String) },
    ]);
    expect(models[0]).not.toHaveProperty('artefact');
  });

  it('are trained anew when an owner asks', async () => {
    expect(await asOwner('POST', '/api/models/churn/retrain')).toMatchObject({ status: 202, body: { requested: 'churn' } });
    expect(requested).toEqual(['churn']);
    expect(await asOwner('POST', '/api/models/mood/retrain')).toMatchObject({
      status: 404,
      body: { error: { code: 'model_kind_unknown' } },
    });
  });

  it('that do not exist cannot be made live', async () => {
    expect(await asOwner('POST', '/api/models/intent-9/promote')).toMatchObject({
      status: 404,
      body: { error: { code: 'model_not_found' } },
    });
  });
});

describe('the report on customers', () => {
  it('tells how many were in each band of risk on each day on which they were counted', async () => {
    const count = (day: string, high: number) => ({ day, low: 5, medium: 3, high });
    await keepRiskCounts(db, [count('2026-03-09', 1), count('2026-03-02', 2), count('2026-01-01', 3)]);
    await keepRiskCounts(db, [count('2026-03-09', 4)]);
    expect((await asOwner('GET', '/api/reports/customers?days=9')).body).toEqual({
      risk: [count('2026-03-02', 2), count('2026-03-09', 4)],
    });
    expect((await asOwner('GET', '/api/reports/customers?days=8')).body).toEqual({ risk: [count('2026-03-09', 4)] });
  });
});

it.each(['/api/reports/daily', '/api/reports/intents', '/api/reports/customers', '/api/models'])(
  '%s is for owners, not for agents',
  async (path) => {
    const asAgent = await api.as(await account(db, `Robin ${path}`, 'agent'));
    expect(await asAgent('GET', path)).toMatchObject({ status: 403 });
    const asAdmin = await api.as(await account(db, `Alex ${path}`, 'admin'));
    expect(await asAdmin('GET', path)).toMatchObject({ status: 200 });
  },
);
