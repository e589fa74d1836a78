import type { NotTaken } from '../../../nlu/exchange/foreign.js';
import { groupBy } from '../../../nlu/group-by.js';

export interface Gathered {
  reason: string;
  count: number;
  /** The first three. */
  samples: string[];
}

/** What was left for the same reason, together. */
export function gathered(left: readonly NotTaken[]): Gathered[] {
  return [...groupBy(left, ({ reason }) => reason)].map(([reason, group]) => ({
    reason,
    count: group.length,
    samples: group.slice(0, 3).map(({ sample }) => sample),
  }));
}

/** The same as lines under a heading; none where nothing was left. */
export function gatheredLines(heading: string, left: readonly NotTaken[]): string[] {
  if (left.length === 0) return [];
  return [
    `${heading}: ${left.length}.`,
    ...gathered(left).map(
      ({ reason, count, samples }) => `  ${count} × ${reason}: ${samples.join('; ')}${count > samples.length ? '; …' : ''}`,
    ),
  ];
}
