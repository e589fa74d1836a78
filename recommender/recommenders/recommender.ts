import type { Trail } from './trail.js';

/**
 * What gives every item a score for one customer. Fitted models are plain data that can be kept; this is how the blend and
 * serving see any of them. Both calls leave the trail as it is, take an empty one, and give finite numbers only.
 */
export interface Recommender {
  /** Float64Array [items], the caller's own: higher is better, 0 where it knows nothing. Only the order means something, and only within one answer. */
  score(trail: Trail): Float64Array;
  /**
   * Float64Array [touches of the trail]: what each added to the item's score; negative where it spoke against the item. What
   * they do not add up to is owed to no single touch, as popularity is.
   */
  explain(trail: Trail, item: number): Float64Array;
}
