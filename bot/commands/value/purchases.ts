import { StewardError } from '../../../platform/errors.js';
import type { Log } from '../../../platform/log.js';
import type { Settings } from '../../../platform/settings.js';
import { masked, type Show, unmasked } from '../../../recommender/quality/personal.js';
import { typedColumn } from '../../../recommender/tables/columns.js';
import { columnOf, readCsvTable } from '../../../recommender/tables/csv-table.js';
import { readTransactions } from '../../../recommender/tables/transactions.js';
import { daysOfPurchase, type ShopPurchases } from '../../../recommender/value/days-of-purchase.js';
import type { Terminal } from '../terminal.js';

/** Where purchases come from; all of it or none. */
export interface PurchaseSource {
  /** Path of a CSV file; the shop's own purchases if absent. */
  transactions?: string;
  /** Names of its columns. */
  customer?: string;
  date?: string;
  amount?: string;
  quantity?: string;
  showValues?: true;
}

export interface Purchases extends ShopPurchases {
  /** How customers may be shown. */
  show: Show;
}

/**
 * Purchases by customer and day; what deserves to be known of them is told on standard error.
 * @throws StewardError `option_missing` for columns that are not named, and what reading throws.
 */
export async function readPurchases(settings: Settings, log: Log, source: PurchaseSource, { stderr }: Terminal): Promise<Purchases> {
  const purchases = source.transactions ? await fromFile(source.transactions, source) : await fromShop(settings, log);
  for (const note of purchases.notes) stderr.write(`${note}\n`);
  return purchases;
}

async function fromFile(path: string, { customer, date, amount, quantity, showValues }: PurchaseSource): Promise<Purchases> {
  if (!customer || !date || !amount) {
    throw new StewardError(
      'invalid',
      'option_missing',
      'A file of transactions needs --customer, --date and --amount, which name its columns.',
    );
  }
  const table = await readCsvTable(path);
  const place = columnOf(table, customer);
  const transactions = readTransactions(table, { customer, date, amount, quantity });
  const column = typedColumn(
    customer,
    table.rows.map((row) => row[place]!),
  );
  const hide = masked([{ name: 'customer', kind: column.kind }]);
  return { ...daysOfPurchase(transactions, new Date()), show: showValues ? unmasked : hide };
}

async function fromShop(settings: Settings, log: Log): Promise<Purchases> {
  // A file needs no database: its code stays on the disk.
  const { shopDays } = await import('./shop-purchases.js');
  return { ...(await shopDays(settings, log)), show: unmasked };
}
