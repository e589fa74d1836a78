import { basename } from 'node:path';
import { StewardError } from '../../../platform/errors.js';
import type { Log } from '../../../platform/log.js';
import type { Settings } from '../../../platform/settings.js';
import { type Features, featuresOfTable } from '../../../recommender/mining/features.js';
import { purchaseFeatures } from '../../../recommender/mining/segments/purchase-features.js';
import { historiesOfTransactions, type PurchaseHistory } from '../../../recommender/mining/segments/purchase-history.js';
import { readCsvTable } from '../../../recommender/tables/csv-table.js';
import { readTransactions } from '../../../recommender/tables/transactions.js';
import type { Terminal } from '../terminal.js';

/** Where customers come from: a table with one a row, a table of what they bought, or the shop's own database. */
export interface CustomerSource {
  /** Path of a CSV file with a customer a row, and the column that names them. */
  table?: string;
  id?: string;
  /** Path of a CSV file with a purchase a row, and its columns. */
  transactions?: string;
  customer?: string;
  date?: string;
  amount?: string;
}

/** What customers bought, as of the last day that is known. */
interface Purchases {
  /** Where it comes from, for a sentence. */
  of: string;
  histories: PurchaseHistory[];
  asOf: Date;
}

/**
 * @throws StewardError `option_missing`, `nothing_bought`, and what reading throws.
 */
export async function purchasesFrom(settings: Settings, log: Log, source: CustomerSource, { stderr }: Terminal): Promise<Purchases> {
  const { transactions, customer, date, amount } = source;
  if (!transactions) return { of: 'the shop', ...(await (await import('./shop-histories.js')).shopHistories(settings, log)) };
  if (!customer || !date || !amount) {
    const sentence = 'With --transactions go --customer, --date and --amount: the names of its columns.';
    throw new StewardError('invalid', 'option_missing', sentence);
  }
  const read = readTransactions(await readCsvTable(transactions), { customer, date, amount });
  for (const note of read.notes) stderr.write(`${note}\n`);
  const moments = [...read.byCustomer.values()].flat().map(({ at }) => at);
  const now = Date.now();
  const later = moments.filter((at) => at > now).length;
  if (later > 0) stderr.write(`${later} rows have a date in the future and are left out.\n`);
  const asOf = new Date(moments.reduce((latest, at) => (at <= now ? Math.max(latest, at) : latest), 0));
  return { of: basename(transactions), histories: historiesOfTransactions(read, asOf), asOf };
}

/**
 * Customers in numbers: of a table its own, of purchases what they say, of the shop all behaviour.
 * @throws StewardError as above, and `nothing_happened` in an empty shop.
 */
export async function featuresFrom(
  settings: Settings,
  log: Log,
  source: CustomerSource,
  terminal: Terminal,
): Promise<{ of: string; features: Features }> {
  if (source.table) return { of: basename(source.table), features: featuresOfTable(await readCsvTable(source.table), source.id) };
  if (source.transactions) {
    const { of, histories, asOf } = await purchasesFrom(settings, log, source, terminal);
    return { of, features: purchaseFeatures(histories, asOf) };
  }
  return { of: 'the shop', features: await (await import('./shop-features.js')).shopFeatures(settings, log) };
}
