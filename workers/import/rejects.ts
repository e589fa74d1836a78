import { type FileHandle, open, rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { StewardError } from '../../platform/errors.js';

/** A row that was not imported. */
export interface Rejected {
  line: number;
  /** A sentence. */
  reason: string;
  /** As it stands in the file. */
  row: string;
}

/** The file of rejected rows. */
export interface Rejects {
  add(rows: readonly Rejected[]): Promise<void>;
  /** Absolute path of the file; undefined, and no file, if nothing was rejected. */
  close(): Promise<string | undefined>;
}

/**
 * Writes to `path`, or in the current folder where that cannot be written. What an earlier import left there goes away.
 * @throws StewardError `import_rejects_file_taken` if `path` is the imported file itself
 */
export async function openRejects(file: string, path = `${file}.rejects.csv`): Promise<Rejects> {
  if (resolve(path) === resolve(file)) {
    throw new StewardError(
      'invalid',
      'import_rejects_file_taken',
      `The rejected rows cannot be written into "${file}": it is being imported.`,
    );
  }
  const target = await openFirst([resolve(path), resolve(basename(path))].filter((candidate) => candidate !== resolve(file)));
  await target.handle.writeFile('line,reason,row\n');
  let empty = true;
  return {
    async add(rows) {
      if (rows.length === 0) return;
      empty = false;
      await target.handle.writeFile(rows.map(({ line, reason, row }) => `${line},${quoted(reason)},${quoted(row)}\n`).join(''));
    },
    async close() {
      await target.handle.close();
      if (!empty) return target.path;
      await rm(target.path);
      return undefined;
    },
  };
}

async function openFirst([path, ...others]: string[]): Promise<{ path: string; handle: FileHandle }> {
  try {
    return { path: path!, handle: await open(path!, 'w') };
  } catch (cause) {
    if (others.length > 0) return openFirst(others);
    throw new StewardError('invalid', 'import_rejects_file_unwritable', `The rejected rows cannot be written to "${path}".`, { cause });
  }
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
