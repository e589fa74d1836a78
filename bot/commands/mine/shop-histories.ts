import type { Log } from '../../../platform/log.js';
import type { Settings } from '../../../platform/settings.js';
import { historiesOfEvents, type PurchaseHistory } from '../../../recommender/mining/segments/purchase-history.js';
import { readPurchases } from '../read-purchases.js';
import { withStore } from '../with-store.js';

/**
 * What each of the shop's customers bought, as of the newest purchase.
 * @throws StewardError `nothing_bought`
 */
export function shopHistories(settings: Settings, log: Log): Promise<{ histories: PurchaseHistory[]; asOf: Date }> {
  return withStore(settings, log, async (db) => {
    const events = await readPurchases(db);
    const asOf = events.reduce((latest, { at }) => (at > latest ? at : latest), events[0]!.at);
    return { histories: historiesOfEvents(events, asOf), asOf };
  });
}
