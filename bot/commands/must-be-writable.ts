import { open } from 'node:fs/promises';
import { StewardError } from '../../platform/errors.js';

/**
 * Makes sure, before long work, that its result can be written.
 * @throws StewardError `file_unwritable`
 */
export async function mustBeWritable(file: string): Promise<void> {
  try {
    await (await open(file, 'a')).close();
  } catch (cause) {
    throw new StewardError('invalid', 'file_unwritable', `${file} cannot be written.`, { cause });
  }
}
