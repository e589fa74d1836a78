import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFile } from '../../platform/project.js';
import { freePort as findFreePort } from '../../store/embedded/postmaster.js';

export interface StewardProcess {
  url: string;
  child: ChildProcess;
  /** What it wrote so far, on both streams. */
  output(): string;
  /** Signals it and waits for its end; resolves to the exit code, or null after a signal that ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts `steward <command>` from `dist/` as a process of its own, with this environment alone. */
export function startSteward(command: string[], env: Record<string, string>): StewardProcess {
  const child = spawn(process.execPath, [projectFile('dist', 'bot', 'cli.js'), ...command], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, STEWARD_LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return {
    url: `http://127.0.0.1:${env.PORT}`,
    child,
    output: () => output,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = new Promise<number | null>((done) => child.once('exit', done));
      child.kill(signal);
      return ended;
    },
  };
}

/** Waits until the process answers customers; throws with its output when it ends before or takes too long. */
export async function untilReady(steward: StewardProcess, patience = 120_000): Promise<void> {
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(50)) {
    if (steward.child.exitCode !== null) break;
    const response = await fetch(`${steward.url}/readyz`).catch(() => undefined);
    if (response?.ok) return;
  }
  throw new Error(`Steward did not become ready:\n${steward.output()}`);
}

/** A free port as an environment variable takes it. */
export async function freePort(): Promise<string> {
  return String(await findFreePort());
}
