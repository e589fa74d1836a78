import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { StewardError } from '../../platform/errors.js';

/** One line of the file as it stands there, without its line end. */
export interface Line {
  /** From 1. */
  number: number;
  text: string;
  /** Why the line cannot be read; `text` is then only good to be shown. */
  problem?: string;
}

/** A file that is read in pieces, as fast as its reader takes them; it may be read several times. */
export interface Source {
  file: string;
  /** Bytes on disk. */
  size: number;
  /** All lines; `onBytes` hears how many bytes of the file were read so far. */
  lines(onBytes?: (bytes: number) => void): AsyncGenerator<Line>;
}

/** Bytes of a line; a longer one is rejected without being kept in memory. */
const longestLine = 1_048_576;
const newLine = 0x0a;
const carriageReturn = 0x0d;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const gzipMark = Buffer.from([0x1f, 0x8b]);

/**
 * Opens a text file, plain or compressed with gzip, whatever its name says.
 * @throws StewardError `import_file_not_found`, `import_file_unreadable`
 */
export async function openSource(file: string): Promise<Source> {
  const { size, gzipped } = await inspect(file);
  return {
    file,
    size,
    async *lines(onBytes) {
      const input = createReadStream(file);
      // The reader of the last stream gets the error, so the callback has nothing to do.
      const bytes = gzipped ? pipeline(input, createGunzip(), () => {}) : input;
      try {
        for await (const lines of splitLines(bytes)) {
          yield* lines;
          onBytes?.(input.bytesRead);
        }
      } catch (cause) {
        if (isGzipError(cause)) throw damaged(file, cause);
        throw cause;
      }
    },
  };
}

async function inspect(file: string): Promise<{ size: number; gzipped: boolean }> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new StewardError('invalid', 'import_file_unreadable', `"${file}" is not a file.`);
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
      return { size: found.size, gzipped: bytesRead === 2 && buffer.equals(gzipMark) };
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof StewardError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new StewardError('not_found', 'import_file_not_found', `There is no file "${file}".`, { cause });
    throw new StewardError('invalid', 'import_file_unreadable', `The file "${file}" cannot be read (${code}).`, { cause });
  }
}

/** Yields the lines that each chunk completes. */
async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line[]> {
  let number = 0;
  let pieces: Buffer[] = [];
  let length = 0;
  const take = (piece: Buffer): void => {
    if (length <= longestLine) pieces.push(piece);
    length += piece.length;
  };
  const finish = (): Line => {
    number += 1;
    const bytes = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    const line = readLine(number, bytes, length);
    pieces = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let from = 0;
    for (let end = chunk.indexOf(newLine); end !== -1; end = chunk.indexOf(newLine, from)) {
      take(chunk.subarray(from, end));
      lines.push(finish());
      from = end + 1;
    }
    if (from < chunk.length) take(chunk.subarray(from));
    yield lines;
  }
  if (length > 0) yield [finish()];
}

function readLine(number: number, bytes: Buffer, length: number): Line {
  const start = number === 1 && bytes.subarray(0, 3).equals(byteOrderMark) ? 3 : 0;
  const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
  const content = bytes.subarray(start, end);
  if (length > longestLine) {
    return { number, text: `${content.toString('utf8', 0, 200)}…`, problem: `The line is longer than ${longestLine} bytes.` };
  }
  const text = content.toString('utf8');
  return isUtf8(content) ? { number, text } : { number, text, problem: 'The line is not UTF-8 text.' };
}

function isGzipError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function damaged(file: string, cause: Error): StewardError {
  return new StewardError('invalid', 'import_file_unreadable', `The compressed file "${file}" is damaged or not whole.`, { cause });
}
