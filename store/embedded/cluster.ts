import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StewardError } from '../../platform/errors.js';
import { type Binaries, moveIntoPlace } from './binaries.js';
import type { DatabaseUser } from './user.js';

const passwordFile = 'steward.password';

export interface Cluster {
  folder: string;
  password: string;
}

/**
 * The database cluster in the data folder, created where there is none. It is made under another name and renamed
 * when it is whole, so a start that is killed half-way leaves no broken cluster behind.
 */
export async function openCluster(dataFolder: string, binaries: Binaries, user: DatabaseUser): Promise<Cluster> {
  const folder = join(dataFolder, 'postgres');
  if (!existsSync(folder)) await createCluster(dataFolder, folder, binaries, user);
  return { folder, password: readFileSync(join(folder, passwordFile), 'utf8') };
}

async function createCluster(dataFolder: string, folder: string, { initdb }: Binaries, user: DatabaseUser): Promise<void> {
  const half = mkdtempSync(join(dataFolder, 'postgres-new-'));
  const password = randomBytes(24).toString('base64url');
  const pwfile = `${half}.password`;
  writeFileSync(pwfile, password, { mode: 0o600 });
  if (user) for (const path of [half, pwfile]) chownSync(path, user.uid, user.gid);
  const options = ['--username=steward', `--pwfile=${pwfile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'];
  try {
    await promisify(execFile)(initdb, ['-D', half, ...options], { ...user, cwd: '/', env: { PATH: process.env.PATH } });
  } catch (cause) {
    throw new StewardError(
      'unavailable',
      'database_not_created',
      `The embedded database could not be created in "${dataFolder}". ${lastLine(cause)}`,
      { cause },
    );
  }
  moveIntoPlace(pwfile, join(half, passwordFile));
  moveIntoPlace(half, folder);
}

function lastLine(cause: unknown): string {
  const output = String((cause as { stderr?: unknown }).stderr ?? cause);
  return output.trim().split('\n').at(-1) ?? '';
}
