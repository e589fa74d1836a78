import { refuse } from '../../platform/refuse.js';
import { columnOf, readCsvTable } from '../tables/csv-table.js';

/** A row of a file of interactions: somebody and something, how much they liked it, and when. */
export interface InteractionRow {
  user: string;
  item: string;
  rating?: number;
  /** Milliseconds; absent in files without timestamps, whose rows are in the order of time. */
  at?: number;
}

/** The scales that ratings are given on, from 1 to 5 and from 0 to 10, lie within. */
const highestRating = 10;

/**
 * Reads a CSV file with the header `user,item[,rating][,timestamp]`, timestamps in seconds since 1970. A cell of a rating may be empty.
 * @throws StewardError `interactions_invalid` with a sentence for every fault, and what `readCsvTable` and `columnOf` throw.
 */
export async function readInteractions(path: string, now: Date): Promise<InteractionRow[]> {
  const table = await readCsvTable(path);
  const [user, item] = [columnOf(table, 'user'), columnOf(table, 'item')];
  const [rating, timestamp] = [table.header.indexOf('rating'), table.header.indexOf('timestamp')];
  const faults: string[] = [];
  const rows = table.rows.map((cells, n): InteractionRow => {
    const fault = (what: string) => faults.push(`${table.file}, line ${table.lines[n]}: ${what}`);
    const row: InteractionRow = { user: cells[user]!.trim(), item: cells[item]!.trim() };
    if (row.user === '') fault('the user is missing.');
    if (row.item === '') fault('the item is missing.');
    if (rating !== -1 && cells[rating]!.trim() !== '') {
      row.rating = Number(cells[rating]);
      if (!(row.rating >= 0 && row.rating <= highestRating)) {
        fault(`the rating "${cells[rating]}" is no number from 0 to ${highestRating}.`);
      }
    }
    if (timestamp !== -1) {
      const seconds = cells[timestamp]!.trim() === '' ? Number.NaN : Number(cells[timestamp]);
      row.at = seconds * 1000;
      if (!Number.isFinite(seconds)) fault(`the timestamp "${cells[timestamp]}" is no number of seconds since 1970.`);
      else if (row.at > now.getTime()) fault(`the timestamp ${cells[timestamp]} lies in the future; timestamps are in seconds since 1970.`);
    }
    return row;
  });
  if (rows.length === 0) faults.push(`${table.file} has a header and no rows, so there is nothing to learn from or to ask for.`);
  refuse('interactions_invalid', faults);
  return rows;
}
