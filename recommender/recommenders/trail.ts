import type { Touch } from '../behaviour/history.js';

/** Touches of each customer, oldest first. */
export type Histories = readonly (readonly Touch[])[];

/** A customer's touches of known items, oldest first, as numbers: what recommenders are fitted on and asked with. */
export interface Trail {
  /** Positions in the model's list of items, each at most once. */
  items: Int32Array;
  /** As in `Touch`, one for each item. */
  interest: Float64Array;
  /** When each was touched, in milliseconds, never falling. */
  at: Float64Array;
}

/** Leaves out touches of items that `positions` does not know. */
export function toTrail(touches: readonly Touch[], positions: ReadonlyMap<string, number>): Trail {
  const known = touches.filter((touch) => positions.has(touch.item));
  return {
    items: Int32Array.from(known, (touch) => positions.get(touch.item)!),
    interest: Float64Array.from(known, (touch) => touch.interest),
    at: Float64Array.from(known, (touch) => touch.at),
  };
}
