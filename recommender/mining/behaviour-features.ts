import { type BehaviourFacts, behaviourFacts } from '../behaviour/behaviour-facts.js';
import { byCustomer, type Interaction } from '../behaviour/events.js';
import { type Features, toFeatures } from './features.js';

/** What customers are told apart by, in the words of a person; money in the shop's currency. Undefined is a gap. */
const questions: readonly (readonly [name: string, answer: (facts: BehaviourFacts) => number | undefined])[] = [
  ['orders', ({ orders }) => orders.frequency],
  ['spent', ({ orders }) => (orders.frequency * orders.monetary) / 100],
  // Whoever never bought has gone without for as long as we know them.
  ['days since last order', ({ orders, tenure }) => (orders.frequency > 0 ? orders.recency : tenure)],
  ['days between orders', ({ orderGap }) => orderGap],
  ['orders in 90 days', ({ ordersIn90Days }) => ordersIn90Days],
  ['days since last visit', ({ silence }) => silence],
  ['days between visits', ({ visitGap }) => visitGap],
  ['days known', ({ tenure }) => tenure],
  ['views in 30 days', ({ viewsIn30Days }) => viewsIn30Days],
  ['returns', ({ returns }) => returns],
  ['low ratings', ({ lowRatings }) => lowRatings],
];

/** What the events up to `asOf` say of each customer, in numbers. */
export function behaviourFeatures(events: Iterable<Interaction>, asOf: Date): Features {
  const known = [...byCustomer(events, asOf)].map(([customer, own]) => ({ customer, facts: behaviourFacts(own, asOf)! }));
  return toFeatures(
    known.map(({ customer }) => customer),
    questions.map(([name, answer]) => ({ name, values: Float64Array.from(known, ({ facts }) => answer(facts) ?? Number.NaN) })),
  );
}
