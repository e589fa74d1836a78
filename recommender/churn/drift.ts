import { quantile } from '../../platform/quantile.js';

/** How values were spread when a model was fitted: ends of bins of about equally many of them, and the share in each. */
export interface Spread {
  edges: number[];
  shares: number[];
}

const bins = 10;
/** A bin that is empty on one side must not make the index infinite. */
const least = 1e-3;

export function spreadOf(values: readonly number[]): Spread {
  const edges = [...new Set(Array.from({ length: bins - 1 }, (_, k) => quantile(values, (k + 1) / bins)))];
  return { edges, shares: sharesIn(edges, values) };
}

/**
 * Population stability index (Lewis, An Introduction to Credit Scoring, 1994) of values now against those of the training:
 * Σ (now − then) ln(now / then) over the bins. Below 0.1 nothing has changed, above 0.25 much has.
 */
export function stabilityIndex({ edges, shares }: Spread, values: readonly number[]): number {
  return sharesIn(edges, values).reduce((sum, share, k) => {
    const [now, then] = [Math.max(least, share), Math.max(least, shares[k]!)];
    return sum + (now - then) * Math.log(now / then);
  }, 0);
}

function sharesIn(edges: readonly number[], values: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const value of values) counts[edges.filter((edge) => edge < value).length]!++;
  return counts.map((count) => count / Math.max(1, values.length));
}
