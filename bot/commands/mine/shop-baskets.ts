import type { Log } from '../../../platform/log.js';
import type { Settings } from '../../../platform/settings.js';
import { type BasketOf, purchaseBaskets } from '../../../recommender/mining/rules/purchase-baskets.js';
import { allItems } from '../../../store/items.js';
import { readPurchases } from '../read-purchases.js';
import { withStore } from '../with-store.js';

/**
 * What the shop's customers bought together.
 * @throws StewardError `nothing_bought`
 */
export function shopBaskets(settings: Settings, log: Log, of: BasketOf): Promise<string[][]> {
  return withStore(settings, log, async (db) => purchaseBaskets(await readPurchases(db), await allItems(db), of));
}
