import type { Reason } from '../dialogs/turn.js';
import type { RecommendationReason } from '../recommender/serving/recommend.js';
import type { Item } from '../store/schema.js';

/** Why an item is recommended, with the title of the item that is the reason. */
export function explain(reason: RecommendationReason, items: ReadonlyMap<string, Item>): Reason {
  return 'itemId' in reason ? { kind: reason.kind, title: items.get(reason.itemId)?.title } : reason;
}
