import type { Touch } from '../behaviour/history.js';
import { type Trail, toTrail } from './trail.js';

/** A customer before their last new item, and that item's position. */
export interface HeldOutCase {
  before: Trail;
  target: number;
}

export interface HeldOut {
  /** Every history, cut before its hidden item where it has one: what a model may be fitted on. */
  histories: (readonly Touch[])[];
  cases: HeldOutCase[];
}

/**
 * Hides the last item that each customer got (bought or rated) and liked, or the last liked of one who has none. A customer with
 * nothing before it is kept whole and not asked. All items of the histories are known to `positions`.
 */
export function holdOut(histories: readonly (readonly Touch[])[], positions: ReadonlyMap<string, number>): HeldOut {
  const cases: HeldOutCase[] = [];
  const cut = histories.map((touches) => {
    const lastOwned = touches.findLastIndex(({ owned, interest }) => owned && interest > 0);
    const hidden = lastOwned === -1 ? touches.findLastIndex(({ interest }) => interest > 0) : lastOwned;
    if (hidden < 1) return touches;
    const before = touches.slice(0, hidden);
    cases.push({ before: toTrail(before, positions), target: positions.get(touches[hidden]!.item)! });
    return before;
  });
  return { histories: cut, cases };
}
