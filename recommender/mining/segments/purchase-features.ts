import { rfm } from '../../behaviour/rfm.js';
import { type Features, toFeatures } from '../features.js';
import type { PurchaseHistory } from './purchase-history.js';
import { spentOf } from './rfm-scale.js';

/** What customers who have bought are told apart by, in the words of a person. */
export function purchaseFeatures(histories: readonly PurchaseHistory[], asOf: Date): Features {
  const buyers = histories.filter(({ orders }) => orders.length > 0);
  const facts = buyers.map(({ orders, returns }) => {
    const folded = rfm(orders, asOf);
    const known = rfm(orders.slice(0, 1), asOf).recency;
    const between = orders.length > 1 ? (known - folded.recency) / (orders.length - 1) : Number.NaN;
    return { ...folded, spent: spentOf(folded), known, between, returns };
  });
  const column = (name: string, of: (fact: (typeof facts)[number]) => number) => ({ name, values: Float64Array.from(facts, of) });
  return toFeatures(
    buyers.map(({ customer }) => customer),
    [
      column('orders', ({ frequency }) => frequency),
      column('spent', ({ spent }) => spent),
      column('mean order value', ({ monetary }) => monetary),
      column('days since last order', ({ recency }) => recency),
      column('days between orders', ({ between }) => between),
      column('days known', ({ known }) => known),
      column('returns', ({ returns }) => returns),
    ],
  );
}
