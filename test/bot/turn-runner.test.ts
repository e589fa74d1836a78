import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { startTurnRunner, type TurnRunner } from '../../bot/turn-runner.js';
import { createLog } from '../../platform/log.js';

const log = createLog('test', 'silent');
let runner: TurnRunner;
afterEach(() => runner.close());

/** Conversations with waiting turns; each turn takes a moment. */
function waitingTurns(turns: Record<string, number[]>) {
  const ran: string[] = [];
  let most = 0;
  const busy = new Map<string, number>();
  const runNext = async (id: string): Promise<boolean> => {
    busy.set(id, (busy.get(id) ?? 0) + 1);
    most = Math.max(most, busy.get(id)!);
    await sleep(3);
    const turn = turns[id]?.shift();
    if (turn !== undefined) ran.push(`${id}${turn}`);
    busy.set(id, busy.get(id)! - 1);
    return turn !== undefined;
  };
  return { runNext, ran, mostAtOnce: () => most };
}

describe('the turn runner', () => {
  it('runs the turns of a conversation in order and never two at once, however often it is called', async () => {
    const turns = { a: [1, 2, 3], b: [1, 2] };
    const { runNext, ran, mostAtOnce } = waitingTurns(turns);
    runner = startTurnRunner({ runNext, leftBehind: async () => [], log });
    for (let i = 0; i < 5; i++) {
      runner.run('a');
      runner.run('b');
    }
    await expect.poll(() => ran.length).toBe(5);
    expect(ran.filter((turn) => turn.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(mostAtOnce()).toBe(1);
  });

  it('runs a turn that came while the last one was ending', async () => {
    const turns: Record<string, number[]> = { a: [1] };
    const { runNext, ran } = waitingTurns(turns);
    runner = startTurnRunner({ runNext, leftBehind: async () => [], log });
    runner.run('a');
    await sleep(4);
    turns.a!.push(2);
    runner.run('a');
    await expect.poll(() => ran).toEqual(['a1', 'a2']);
  });

  it('finds turns that were left behind, and tries again after a failure', async () => {
    let failures = 1;
    const { runNext, ran } = waitingTurns({ a: [1] });
    runner = startTurnRunner({
      runNext: (id) => (failures-- > 0 ? Promise.reject(new Error('away')) : runNext(id)),
      leftBehind: async () => ['a'],
      log,
    });
    await expect.poll(() => ran, { timeout: 6_000 }).toEqual(['a1']);
  });

  it('waits for running turns when it closes, and takes no more', async () => {
    const { runNext, ran } = waitingTurns({ a: [1], b: [1] });
    runner = startTurnRunner({ runNext, leftBehind: async () => [], log });
    runner.run('a');
    await sleep(1);
    await runner.close();
    runner.run('b');
    await sleep(10);
    expect(ran).toEqual(['a1']);
  });
});
