import { StewardError } from '../../platform/errors.js';
import type { Interaction } from '../../recommender/behaviour/events.js';
import { streamEvents } from '../../store/events.js';
import type { Db } from '../../store/schema.js';

/**
 * Everything that was bought in the shop up to now.
 * @throws StewardError `nothing_bought`
 */
export async function readPurchases(db: Db): Promise<Interaction[]> {
  const purchases: Interaction[] = [];
  for await (const event of streamEvents(db, { to: new Date(), types: ['purchase'] })) purchases.push(event);
  if (purchases.length > 0) return purchases;
  const sentence = 'Nothing was bought in this shop yet: bring in its orders with `steward import orders FILE`, or name a file.';
  throw new StewardError('not_found', 'nothing_bought', sentence);
}
