import { createServer } from 'node:net';
import type { Log } from '../../platform/log.js';
import type { Settings } from '../../platform/settings.js';
import { readSignals } from '../../recommender/behaviour/signals.js';
import { openDatabase } from '../../store/database.js';
import { openStoreServer } from '../../store/open.js';
import { installationSecret } from '../../store/secrets.js';
import { demoAccounts } from '../accounts.js';
import { refusal } from '../listen.js';
import { prepare } from '../prepare.js';
import { createSteps } from '../steps.js';
import { type Supervised, supervise } from './supervise.js';
import { untilStopped } from './until-stopped.js';

/** `steward start`: everything on one machine, the bot and the workers as processes of their own. */
export async function start(settings: Settings, log: Log): Promise<void> {
  const stopped = untilStopped();
  const out = process.stdout;
  out.write('Steward is starting.\n');
  // Said before the work of a first start rather than after it.
  await Promise.all([refuseTakenPort(settings), readSignals(settings.signalsFile)]);
  const steps = createSteps(out);
  let server: Awaited<ReturnType<typeof openStoreServer>> | undefined;
  await steps.run('database', async () => {
    server = await openStoreServer(settings, log);
    await server.own();
    return server.description;
  });
  const { url, close } = server!;
  const children: Supervised[] = [];
  const everything = async (): Promise<void> => {
    const accounts = prepareAll(settings, url, steps, log);
    const prepared = accounts.then(() => {});
    children.push(...processes.map((name) => supervise(process.argv[1]!, [name], prepared, log)));
    await Promise.all([prepared, ...children.map((child) => child.ready)]);
    out.write(welcome(settings, await accounts));
  };
  try {
    // Who stops a start half-way does not wait for it: what was not committed is done again next time.
    await Promise.race([stopped, everything()]);
    await stopped;
    out.write('\nSteward is stopping.\n');
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await close();
  }
}

const processes = ['bot', 'worker'];

type DemoAccounts = Awaited<ReturnType<typeof demoAccounts>>;

async function prepareAll(settings: Settings, url: string, steps: ReturnType<typeof createSteps>, log: Log): Promise<DemoAccounts> {
  const db = openDatabase({ url, schema: settings.databaseSchema, log });
  try {
    await prepare(db, settings, steps, log);
    return settings.demo ? await demoAccounts(db, await installationSecret(db, 'demo_accounts')) : [];
  } finally {
    await db.destroy();
  }
}

function welcome({ port }: Settings, accounts: DemoAccounts): string {
  const address = `http://localhost:${port}`;
  const lines = ['', 'Steward is ready.', `  chat      ${address}/`, `  agents    ${address}/agents`, `  reports   ${address}/reports`];
  if (accounts.length > 0) lines.push('', 'Accounts of the demo:');
  for (const { email, password, role } of accounts) lines.push(`  ${role.padEnd(9)} ${email}   password ${password}`);
  return [...lines, '', 'Ctrl-C stops everything.', ''].join('\n');
}

async function refuseTakenPort({ port, host }: Settings): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(refusal(cause, port, host)));
    server.listen({ port, host }, () => server.close(() => resolve()));
  });
}
