import { StewardError } from '../../../platform/errors.js';
import type { Log } from '../../../platform/log.js';
import type { Settings } from '../../../platform/settings.js';
import type { Interaction } from '../../../recommender/behaviour/events.js';
import { behaviourFeatures } from '../../../recommender/mining/behaviour-features.js';
import type { Features } from '../../../recommender/mining/features.js';
import { newestEventAt, streamEvents } from '../../../store/events.js';
import { withStore } from '../with-store.js';

/**
 * What the shop's customers did, in numbers, as of the newest event.
 * @throws StewardError `nothing_happened`
 */
export function shopFeatures(settings: Settings, log: Log): Promise<Features> {
  return withStore(settings, log, async (db) => {
    const asOf = await newestEventAt(db, new Date());
    if (!asOf) {
      const sentence =
        'Nothing happened in this shop yet: bring in its orders with `steward import orders FILE`, or name a file with --table.';
      throw new StewardError('not_found', 'nothing_happened', sentence);
    }
    const events: Interaction[] = [];
    for await (const event of streamEvents(db, { to: asOf })) events.push(event);
    return behaviourFeatures(events, asOf);
  });
}
