import type { RecommendationReason } from '../recommender/recommend.js';
import type { Item } from '../store/schema.js';

/** Why an item is recommended, as the end of a sentence. */
export function explain(reason: RecommendationReason, items: ReadonlyMap<string, Item>): string {
  switch (reason.kind) {
    case 'because_bought':
      return `because you bought “${titleOf(reason.itemId, items)}”`;
    case 'because_viewed':
      return `because you looked at “${titleOf(reason.itemId, items)}”`;
    case 'because_rated':
      return `because you liked “${titleOf(reason.itemId, items)}”`;
    case 'popular_in_subject':
      return `popular in ${reason.subject}`;
    case 'popular':
      return 'popular with our customers';
  }
}

/** An item that is no longer sold may still be the reason. */
function titleOf(id: string, items: ReadonlyMap<string, Item>): string {
  return items.get(id)?.title ?? 'something similar';
}
