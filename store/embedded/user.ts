import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StewardError } from '../../platform/errors.js';

/** The uid and gid that PostgreSQL runs as; undefined means our own. */
export type DatabaseUser = { uid: number; gid: number } | undefined;

/** `nobody` on Linux: PostgreSQL refuses to run as root. */
const nobody = { uid: 65_534, gid: 65_534 };
const enterableByAll = 0o001;

export function databaseUser(): DatabaseUser {
  return process.getuid?.() === 0 ? nobody : undefined;
}

/**
 * Creates a folder that the database's user can reach.
 * @throws StewardError `data_folder_unreachable` where root names a folder below one that others cannot enter.
 */
export function makeReachableFolder(folder: string, user: DatabaseUser): void {
  const path = resolve(folder);
  try {
    mkdirSync(path, { recursive: true, mode: 0o755 });
  } catch (cause) {
    throw new StewardError(
      'invalid',
      'data_folder_unwritable',
      `The data folder "${path}" cannot be created. Set STEWARD_DATA to a folder that you may write to.`,
      { cause },
    );
  }
  if (!user) return;
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    const { mode, uid } = statSync(at);
    if (mode & enterableByAll || uid === user.uid) continue;
    throw new StewardError(
      'invalid',
      'data_folder_unreachable',
      `STEWARD_DATA is "${path}", but PostgreSQL does not run as root and its user "nobody" cannot enter "${at}". ` +
        'Choose a folder that everyone can enter, such as one below /var/lib, or start Steward as an ordinary user.',
    );
  }
}
