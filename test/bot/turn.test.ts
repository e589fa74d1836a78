import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { runNextTurn, type TurnParts } from '../../bot/turn.js';
import type { Understanding } from '../../nlu/understanding.js';
import { StewardError } from '../../platform/errors.js';
import { createLog } from '../../platform/log.js';
import { activitiesAfter, recordIncoming } from '../../store/activities.js';
import { openConversation } from '../../store/conversations.js';
import { openHandover, openHandoverOf } from '../../store/handovers.js';
import type { ActivityRow } from '../../store/schema.js';
import { type FreshStore, freshStore } from '../support/store.js';

let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
});

const greeting = (text: string): Understanding => ({
  text,
  language: 'en',
  intents: [{ intent: 'greeting', confidence: 0.99 }],
  inScope: true,
  asks: [{ intent: 'greeting', confidence: 0.99, start: 0, end: text.length, negated: false }],
  entities: [],
  sentiment: { label: 'neutral', score: 0 },
});

const partsWith = (changes: Partial<TurnParts> = {}): TurnParts => ({
  db: store.db,
  understand: async (text) => greeting(text),
  services: async (db, { id }) => ({
    db,
    now: new Date(),
    conversationId: id,
    recommend: async () => [],
    alsoBought: async () => [],
    note: async () => {},
    churnRisk: async () => undefined,
  }),
  log: createLog('test', 'silent'),
  now: () => new Date(),
  ...changes,
});

/** A conversation in which the customer has said these things, and nothing was answered. */
async function waitingConversation(...texts: string[]): Promise<string> {
  const id = randomUUID();
  await openConversation(store.db, { id, channel: 'directline', userId: 'dl_u' });
  for (const text of texts) {
    const message = { conversationId: id, payload: { type: 'message', text }, type: 'message', text, at: new Date() };
    await store.db.transaction().execute((trx) => recordIncoming(trx, message));
  }
  return id;
}

const answersTo = async (id: string): Promise<ActivityRow[]> =>
  (await activitiesAfter(store.db, id, 0)).filter(({ direction }) => direction === 'out');

describe('a turn', () => {
  it('is run once for each message, oldest first, however many run it at the same moment', async () => {
    const id = await waitingConversation('hello', 'hello again');
    await Promise.all([1, 2, 3, 4].map(() => runNextTurn(partsWith(), id)));
    while (await runNextTurn(partsWith(), id));
    const asked = (await activitiesAfter(store.db, id, 0)).filter(({ direction }) => direction === 'in').map((row) => row.id);
    expect([...new Set((await answersTo(id)).map(({ payload }) => payload.replyToId))]).toEqual(asked);
    expect(await answersTo(id)).toHaveLength(2);
  });

  it('ends with an apology and a fresh start when a dialog fails, and the conversation goes on', async () => {
    const id = await waitingConversation('hello', 'hello again');
    const fault = () => Promise.reject(new Error('a fault of ours'));
    expect(await runNextTurn(partsWith({ services: fault }), id)).toBe(true);
    expect(await runNextTurn(partsWith({ understand: fault }), id)).toBe(true);
    const sorry = expect.stringMatching(/^Sorry, something went wrong/);
    expect((await answersTo(id)).map(({ text }) => text)).toEqual([sorry, sorry]);
    expect(await runNextTurn(partsWith(), id)).toBe(false);
  });

  it('stays waiting while what it needs is away', async () => {
    const id = await waitingConversation('hello');
    const away = new StewardError('unavailable', 'encoder_failed', 'The encoder is away.');
    await expect(runNextTurn(partsWith({ understand: () => Promise.reject(away) }), id)).rejects.toThrow(away);
    const databaseAway = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    await expect(runNextTurn(partsWith({ services: () => Promise.reject(databaseAway) }), id)).rejects.toThrow(databaseAway);
    expect(await answersTo(id)).toEqual([]);
    expect(await runNextTurn(partsWith(), id)).toBe(true);
    expect(await answersTo(id)).toHaveLength(1);
  });

  it('moves a hand-over that waits forward when what is said is urgent, and never back', async () => {
    const id = await waitingConversation('My exam starts in an hour!', 'Hello?');
    await openHandover(store.db, { conversationId: id, reason: 'asked_for_person', priority: 5, transcript: [], at: new Date() });
    const score = (text: string) => (text.includes('exam') ? 0.9 : 0.1);
    const understand = async (text: string) => ({ ...greeting(text), urgency: { label: 'urgent' as const, score: score(text) } });
    const priorities = [];
    while (await runNextTurn(partsWith({ understand }), id)) priorities.push((await openHandoverOf(store.db, id))?.priority);
    expect(priorities).toEqual([14, 14]);
    expect(await answersTo(id)).toEqual([]);
  });
});
