import { refuse } from '../../platform/refuse.js';
import { type CsvTable, columnOf } from './csv-table.js';
import { dateNotation, readDate, readEpoch } from './dates.js';
import { isGap } from './gaps.js';
import { numberNotation, readNumber } from './numbers.js';

/** One line of what a customer bought or sent back. */
export interface Transaction {
  /** Milliseconds since 1970; of a date without a time its first moment, in UTC. */
  at: number;
  /** Money; negative for what was sent back. */
  amount: number;
  /** Pieces; 1 where the table does not say. */
  quantity: number;
}

export interface TransactionColumns {
  customer: string;
  date: string;
  /** Money of the line, or with `quantity` of one piece where it says so by its name. */
  amount: string;
  quantity?: string;
}

export interface Transactions {
  /** By customer, in the order of their ids; each customer's in the order of time. */
  byCustomer: Map<string, Transaction[]>;
  /** What deserves to be known of the table, in sentences. */
  notes: string[];
}

const unitPrice = /price|per.?(?:unit|piece|item)|preis|单价/i;
const pieces = /^(?:quantity|qty|units|pieces|menge|anzahl|数量)$/i;

/**
 * The transactions of a table, whatever the order of its rows. Rows without a customer are left out and counted; an amount that is
 * called a price is one of a piece and is multiplied by the quantity.
 * @throws StewardError `column_missing`; `transactions_invalid` with the lines whose date or amount cannot be read.
 */
export function readTransactions(table: CsvTable, columns: TransactionColumns): Transactions {
  const [customer, date, amount] = [columns.customer, columns.date, columns.amount].map((name) => columnOf(table, name)) as [
    number,
    number,
    number,
  ];
  const quantityName = columns.quantity ?? table.header.find((name) => pieces.test(name));
  const quantity = quantityName === undefined ? undefined : columnOf(table, quantityName);
  const timesQuantity = quantity !== undefined && unitPrice.test(columns.amount);
  const notes = timesQuantity ? [`"${columns.amount}" is taken for the price of one piece and multiplied by "${quantityName}".`] : [];

  const readAt = dateReader(table, date, notes);
  const readAmount = numberReader(table, amount);
  const readQuantity = quantity === undefined ? () => 1 : numberReader(table, quantity);
  const byCustomer = new Map<string, Transaction[]>();
  const faults: string[] = [];
  let strangers = 0;
  table.rows.forEach((row, k) => {
    const id = row[customer]!.trim();
    if (isGap(id)) {
      strangers++;
      return;
    }
    const at = readAt(row[date]!);
    const money = readAmount(row[amount]!);
    const count = readQuantity(row[quantity ?? 0]!);
    const fault = (what: string, column: number) =>
      faults.push(`${table.file}, line ${table.lines[k]}: the ${what} "${row[column]}" in "${table.header[column]}" cannot be read.`);
    if (Number.isNaN(at)) fault('date', date);
    if (Number.isNaN(money)) fault('amount', amount);
    if (quantity !== undefined && Number.isNaN(count)) fault('quantity', quantity);
    const line = { at, amount: timesQuantity ? money * count : money, quantity: count };
    const known = byCustomer.get(id);
    if (known) known.push(line);
    else byCustomer.set(id, [line]);
  });
  refuse('transactions_invalid', faults);
  if (strangers > 0) notes.push(`${strangers} of ${table.rows.length} rows have no "${columns.customer}" and are left out.`);
  const sorted = [...byCustomer].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, lines] of sorted) lines.sort((a, b) => a.at - b.at || a.amount - b.amount || a.quantity - b.quantity);
  return { byCustomer: new Map(sorted), notes };
}

function dateReader({ header, rows }: CsvTable, column: number, notes: string[]): (cell: string) => number {
  const different = new Set(rows.map((row) => row[column]!));
  const { dayFirst, ambiguous, mixed } = dateNotation(different);
  if (ambiguous)
    notes.push(`No date in "${header[column]}" tells whether the day or the month comes first; they are read with the day first.`);
  if (mixed)
    notes.push(
      `"${header[column]}" has the day first in some rows and the month in others; what fits both is read with the ${dayFirst ? 'day' : 'month'} first.`,
    );
  return eachOnce(different, (cell) => {
    const at = readDate(cell, dayFirst);
    return Number.isNaN(at) ? readEpoch(cell) : at;
  });
}

function numberReader({ rows }: CsvTable, column: number): (cell: string) => number {
  const different = new Set(rows.map((row) => row[column]!));
  const { decimal } = numberNotation(different);
  return eachOnce(different, (cell) => readNumber(cell, decimal));
}

/** The lines of a basket share their moment, and many their price: what is written the same is read once. */
function eachOnce(cells: ReadonlySet<string>, read: (cell: string) => number): (cell: string) => number {
  const known = new Map(Array.from(cells, (cell) => [cell, read(cell)]));
  return (cell) => known.get(cell)!;
}
