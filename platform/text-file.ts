import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { StewardError } from './errors.js';

export interface Decoded {
  /** Without a byte order mark. */
  text: string;
  /** It began with a byte order mark, as some editors and spreadsheets write it. */
  marked: boolean;
  /** Why the file cannot be read, with its line. */
  fault?: string;
}

const mark = '\uFEFF';
const newline = 0x0a;

/** The text of a file that people have edited: UTF-8, with or without a byte order mark. */
export function decode(bytes: Buffer, file: string): Decoded {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return { text: '', marked: true, fault: `${file}, line 1: the file is written in UTF-16; save it as UTF-8.` };
  if (!isUtf8(bytes)) {
    return { text: '', marked: false, fault: `${file}, line ${firstBrokenLine(bytes)}: this is not UTF-8; save the file as UTF-8.` };
  }
  const text = bytes.toString('utf8');
  return text.startsWith(mark) ? { text: text.slice(mark.length), marked: true } : { text, marked: false };
}

/** No character of UTF-8 but the line feed holds the byte of one. */
function firstBrokenLine(bytes: Buffer): number {
  for (let line = 1, from = 0; ; line++) {
    const end = bytes.indexOf(newline, from);
    if (end === -1 || !isUtf8(bytes.subarray(from, end))) return line;
    from = end + 1;
  }
}

/** @throws StewardError `file_unreadable` where there is no such file, or it may not be read. */
export async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new StewardError('not_found', 'file_unreadable', `${path} cannot be read.`, { cause });
  }
}
