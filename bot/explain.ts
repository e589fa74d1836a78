import type { Reason } from '../dialogs/turn.js';
import type { RecommendationReason } from '../recommender/serving/reasons.js';
import type { Item } from '../store/schema.js';

/** Why an item is recommended, with the titles of the items that are the reason. */
export function explain(reason: RecommendationReason, itemOf: (id: string) => Item | undefined): Reason {
  const titled = <Named extends { itemId: string }>({ itemId, ...rest }: Named) => ({ ...rest, title: itemOf(itemId)?.title });
  if ('deeds' in reason) return { kind: reason.kind, deeds: reason.deeds.map(titled) };
  return 'itemId' in reason ? titled(reason) : reason;
}
