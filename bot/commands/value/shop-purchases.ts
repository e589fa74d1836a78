import type { Log } from '../../../platform/log.js';
import type { Settings } from '../../../platform/settings.js';
import type { ShopPurchases } from '../../../recommender/value/days-of-purchase.js';
import { shopPurchases } from '../../../recommender/value/shop-purchases.js';
import { readPurchases } from '../read-purchases.js';
import { withStore } from '../with-store.js';

/**
 * What the shop's customers bought up to now.
 * @throws StewardError `nothing_bought`
 */
export async function shopDays(settings: Settings, log: Log): Promise<ShopPurchases> {
  return shopPurchases(await withStore(settings, log, readPurchases), new Date());
}
