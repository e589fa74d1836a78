import type { Interaction } from '../behaviour/events.js';
import type { Touch } from '../behaviour/history.js';
import type { ContentIndex } from '../content/content-index.js';
import { type Trail, toTrail } from '../recommenders/trail.js';

/** How much is held against what is like an item that was waved away when it was recommended; of one that was disliked, 1. */
const dismissed = 0.25;

/**
 * What the customer turned down in so many words, to be held against what is like it. Low stars are not: who rates a film low still
 * watches its kind.
 */
export function aversions({ positions }: ContentIndex, history: readonly Interaction[], touches: readonly Touch[]): Trail {
  const disliked = new Set(history.filter(({ type }) => type === 'dislike').map(({ item }) => item));
  const unwanted = touches.filter((touch) => touch.unwanted);
  const weighed = unwanted.map((touch) => ({ ...touch, interest: disliked.has(touch.item) ? 1 : dismissed }));
  return toTrail(weighed, positions);
}
