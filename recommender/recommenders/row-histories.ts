import type { Touch } from '../behaviour/history.js';
import type { InteractionRow } from './interactions-file.js';

/**
 * Rows as histories by user, in the order of their ids: each item once, where it came last. With timestamps the order of the rows
 * does not matter; without, the order of a user's rows is their order in time. Items rated below `minRating` are known and not liked.
 */
export function rowHistories(rows: readonly InteractionRow[], minRating = Number.NEGATIVE_INFINITY): Map<string, Touch[]> {
  const byUser = new Map<string, Map<string, Touch>>();
  for (const { user, item, rating, at = 0 } of rows) {
    const touches = byUser.get(user) ?? new Map<string, Touch>();
    byUser.set(user, touches);
    const interest = rating === undefined || rating >= minRating ? 1 : 0;
    const before = touches.get(item);
    if (before && isLater(before, { interest, at })) continue;
    // Set anew, so that of rows without a time the last one gives the item its place.
    touches.delete(item);
    touches.set(item, { item, interest, sign: 'purchase', at, owned: true, unwanted: false });
  }
  const hasTimes = rows.some(({ at }) => at !== undefined);
  const inOrder = (touches: Iterable<Touch>) => {
    const all = [...touches];
    return hasTimes ? all.sort((a, b) => a.at - b.at || (a.item < b.item ? -1 : 1)) : all;
  };
  return new Map([...byUser].sort(([a], [b]) => (a < b ? -1 : 1)).map(([user, touches]) => [user, inOrder(touches.values())]));
}

/** Of two rows at the same time the one that was liked. */
function isLater(a: Pick<Touch, 'interest' | 'at'>, b: Pick<Touch, 'interest' | 'at'>): boolean {
  return a.at !== b.at ? a.at > b.at : a.interest > b.interest;
}
