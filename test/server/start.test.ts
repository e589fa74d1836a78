import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, type StewardProcess, startSteward, untilReady } from '../support/steward.js';

let folder: string;
let env: Record<string, string>;
const started: StewardProcess[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'steward-start-'));
  chmodSync(folder, 0o755);
  env = { STEWARD_DATA: folder, PORT: await freePort() };
});
afterAll(async () => {
  await Promise.all(started.map((process) => process.end('SIGKILL')));
  rmSync(folder, { recursive: true, force: true });
});

const start = (more: Record<string, string> = {}): StewardProcess => {
  const steward = startSteward(['start'], { ...env, ...more });
  started.push(steward);
  return steward;
};

const ended = async (steward: StewardProcess): Promise<number | null> => {
  while (steward.child.exitCode === null) await sleep(20);
  return steward.child.exitCode;
};

const postmaster = (): number => Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('steward start', () => {
  it('brings up everything on an empty folder, telling its steps, its addresses and the accounts of the demo', async () => {
    const steward = start();
    await untilReady(steward, 200_000);
    await expect.poll(steward.output, { timeout: 5_000 }).toContain('Ctrl-C stops everything.');
    const { port } = new URL(steward.url);
    for (const said of ['database', 'demo shop', 'models', `http://localhost:${port}/agents`, 'agent@example.com', 'owner@example.com']) {
      expect(steward.output()).toContain(said);
    }
  }, 220_000);

  it('refuses a second start on the same folder, and says so', async () => {
    const second = start({ PORT: await freePort() });
    expect(await ended(second)).toBe(1);
    expect(second.output()).toMatch(/Another Steward already runs on the data folder/);
  });

  it('refuses a port that is taken before it does any work', async () => {
    const second = start({ STEWARD_DATA: join(folder, 'other') });
    expect(await ended(second)).toBe(1);
    expect(second.output()).toMatch(/PORT is \d+, but something else listens there/);
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });

  it('leaves nothing behind that keeps the folder busy when it is killed', async () => {
    const before = postmaster();
    await started[0]!.end('SIGKILL');
    // The bot and the workers notice that their parent is gone, and the last of them stops the database.
    await expect.poll(() => isAlive(before), { timeout: 15_000 }).toBe(false);
  }, 20_000);

  it('starts again on the same folder within seconds, and SIGTERM stops every process of it', async () => {
    const steward = start();
    await untilReady(steward, 100_000);
    const database = postmaster();
    const asked = Date.now();
    expect(await steward.end('SIGTERM')).toBe(0);
    expect(Date.now() - asked).toBeLessThan(12_000);
    await expect.poll(() => isAlive(database), { timeout: 2_000 }).toBe(false);
    await expect(fetch(steward.url)).rejects.toThrow();
  }, 150_000);

  it('stops on a wrong setting with a sentence', async () => {
    const wrong = start({ STEWARD_DEMO: 'perhaps' });
    expect(await ended(wrong)).toBe(1);
    expect(wrong.output()).toBe('STEWARD_DEMO is "perhaps"; allowed is one of "on", "off".\n');
  });

  it('stops on wrong weights of events with a sentence and the line, before it does any work', async () => {
    const file = join(folder, 'signals.yml');
    writeFileSync(file, '# ours\nview: { weight: much, half_life_days: 7 }\n');
    const wrong = start({ STEWARD_DATA: join(folder, 'other'), STEWARD_SIGNALS: file, PORT: await freePort() });
    expect(await ended(wrong)).toBe(1);
    expect(wrong.output()).toContain(`${file}, line 2: view.weight must be a number from -10 to 10`);
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });
});
