import { csvRecords } from '../../../platform/csv-records.js';
import { StewardError } from '../../../platform/errors.js';
import { readText } from '../../tables/compressed-text.js';

/**
 * Reads a file with one basket a line, its labels separated by commas (RFC 4180: a label with a comma stands in quotes), without a
 * header, in UTF-8, plain or compressed with gzip. Labels stay as they are written; blank lines are no baskets.
 * @throws StewardError `baskets_invalid` where the file breaks the rules or holds no basket, and what reading a file throws.
 */
export async function readBaskets(path: string): Promise<string[][]> {
  const { file, text } = await readText(path);
  const { records, fault } = csvRecords(file, text);
  if (fault) throw new StewardError('invalid', 'baskets_invalid', fault);
  const rows = records.map(({ cells }) => cells.map((cell) => (cell.trim() === '' ? '' : cell)));
  if (rows.some((row) => row.some((cell) => cell !== ''))) return rows;
  throw new StewardError('invalid', 'baskets_invalid', `${file} holds no basket; it needs one a line, the labels separated by commas.`);
}
