import type { Log } from '../../../platform/log.js';
import type { Settings } from '../../../platform/settings.js';
import type { Transaction, Transactions } from '../../../recommender/tables/transactions.js';
import { readPurchases } from '../mine/shop-purchases.js';
import { withStore } from '../with-store.js';

/**
 * What the shop's customers bought, in the shop's currency.
 * @throws StewardError `nothing_bought`
 */
export async function shopTransactions(settings: Settings, log: Log): Promise<Transactions> {
  const events = await withStore(settings, log, readPurchases);
  const byCustomer = new Map<string, Transaction[]>();
  for (const { customer, at, value } of events) {
    const own = byCustomer.get(customer) ?? [];
    byCustomer.set(customer, own);
    own.push({ at: at.getTime(), amount: (value ?? 0) / 100, quantity: 1 });
  }
  return { byCustomer, notes: [] };
}
