import { behaviourFacts } from '../behaviour/behaviour-facts.js';
import { byCustomer, daysBefore, type Interaction } from '../behaviour/events.js';
import { churnFeatures } from './churn-features.js';

export interface ChurnWindow {
  /** The newest day that is known. */
  asOf: Date;
  /** Who does nothing for so many days has left. */
  horizonDays: number;
  /** Only customers with an event in so many days before the cutoff are trained on; the others have left already. */
  activeWithinDays: number;
}

export interface ChurnExamples {
  /** [customers × features], known at the cutoff. */
  rows: number[][];
  /** 1: left, 0: stayed. */
  labels: number[];
}

/**
 * Examples whose features end where what they predict begins: the cutoff is `horizonDays` before `asOf`, features come from
 * events up to it, and the label says whether the customer did nothing between it and `asOf`. A return is nothing: it ends
 * an old purchase.
 */
export function churnExamples(events: Iterable<Interaction>, { asOf, horizonDays, activeWithinDays }: ChurnWindow): ChurnExamples {
  const cutoff = daysBefore(asOf, horizonDays);
  const activeFrom = daysBefore(cutoff, activeWithinDays);
  const examples: ChurnExamples = { rows: [], labels: [] };
  for (const group of byCustomer(events, asOf).values()) {
    const before = group.filter((event) => event.at <= cutoff);
    if (!before.some((event) => event.at >= activeFrom)) continue;
    examples.rows.push(churnFeatures(behaviourFacts(before, cutoff)!));
    examples.labels.push(group.some((event) => event.at > cutoff && event.type !== 'return') ? 0 : 1);
  }
  return examples;
}
