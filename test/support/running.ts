import { afterAll } from 'vitest';
import { preparedDatabase } from './prepared.js';
import { freePort, type StewardProcess, startSteward, untilReady } from './steward.js';

export interface RunningSteward {
  url: string;
  databaseUrl: string;
  bot: StewardProcess;
  worker: StewardProcess;
  /** A Direct Line token of the demo's chat page. */
  token(customer?: string): Promise<string>;
}

const running: StewardProcess[] = [];

// Registered while the file is collected: vitest ignores what a running test or hook registers.
afterAll(async () => {
  await Promise.all(running.map((process) => process.end('SIGTERM')));
});

/** A bot and a worker process over a database of their own with the demo shop and its models; ended after the test file. */
export async function runSteward(more: Record<string, string> = {}): Promise<RunningSteward> {
  const databaseUrl = await preparedDatabase();
  const env = { DATABASE_URL: databaseUrl, PORT: await freePort(), ...more };
  const [bot, worker] = [startSteward(['bot'], env), startSteward(['worker'], env)];
  running.push(bot, worker);
  await untilReady(bot);
  return {
    url: bot.url,
    databaseUrl,
    bot,
    worker,
    async token(customer) {
      const response = await fetch(`${bot.url}/api/chat/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ customer }),
      });
      const { token } = (await response.json()) as { token: string };
      return token;
    },
  };
}
