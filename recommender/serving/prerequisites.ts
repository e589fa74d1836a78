import type { ContentIndex } from '../content/content-index.js';
import type { OfferedItem } from './request.js';

/** How somebody who has some items stands to what builds on others: courses, series. */
export interface Standing {
  /** Whether they lack something that comes before the item. What is not in the catalogue is not asked for. */
  lacks(item: OfferedItem): boolean;
  /** The item they have that this one goes on from; undefined where it begins something, or they lack something. */
  goesOnFrom(item: OfferedItem): string | undefined;
  /** Where somebody begins who lacks something: the first thing before the item of which they lack nothing. */
  beginning(item: OfferedItem): OfferedItem;
}

/** Longer chains are mistakes: a course that, by some way round, comes before itself. */
const longestChain = 20;

export function standingOf(owned: ReadonlySet<string>, { items, positions }: ContentIndex<OfferedItem>): Standing {
  const missing = ({ prerequisites }: OfferedItem) => prerequisites.find((id) => positions.has(id) && !owned.has(id));
  return {
    lacks: (item) => item.prerequisites.length > 0 && missing(item) !== undefined,
    goesOnFrom: (item) =>
      item.prerequisites.length > 0 && missing(item) === undefined ? item.prerequisites.findLast((id) => owned.has(id)) : undefined,
    beginning(item) {
      let first = item;
      for (let steps = 0; steps < longestChain; steps++) {
        const before = missing(first);
        if (before === undefined) return first;
        first = items[positions.get(before)!]!;
      }
      return first;
    },
  };
}
