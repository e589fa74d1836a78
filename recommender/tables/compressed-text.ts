import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { StewardError } from '../../platform/errors.js';
import { bytesOf, decode } from '../../platform/text-file.js';

/**
 * The text of a file in UTF-8, plain or compressed with gzip, without a byte order mark, and the file's name for sentences about it.
 * @throws StewardError `table_invalid` where it is not such a file, and `file_unreadable`.
 */
export async function readText(path: string): Promise<{ file: string; text: string }> {
  const file = basename(path);
  const { text, fault } = decode(await unzipped(await bytesOf(path), file), file);
  if (fault) throw new StewardError('invalid', 'table_invalid', fault);
  return { file, text };
}

async function unzipped(bytes: Buffer, file: string): Promise<Buffer> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await promisify(gunzip)(bytes);
  } catch (cause) {
    throw new StewardError('invalid', 'table_invalid', `${file} is compressed and damaged.`, { cause });
  }
}
