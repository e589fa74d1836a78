import type { Rfm } from '../../behaviour/rfm.js';

/** What divides the customers of a shop into fifths, worst first: the worst value, four between, and the best. */
export interface RfmScale {
  /** Days since the last order, falling. */
  recency: readonly number[];
  /** Orders, rising. */
  frequency: readonly number[];
  /** Money spent in all, rising. */
  spent: readonly number[];
}

/** From 1 to 5, 5 is best. */
export interface RfmScores {
  recency: number;
  frequency: number;
  spent: number;
}

/** Where nobody differs, nobody is good or bad. */
const middle = 3;
const fifths = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** The scale of some customers, each with an order at least; undefined of none. */
export function rfmScale(customers: readonly Rfm[]): RfmScale | undefined {
  if (customers.length === 0) return undefined;
  return {
    recency: dividing(customers.map(({ recency }) => -recency)).map((value) => -value),
    frequency: dividing(customers.map(({ frequency }) => frequency)),
    spent: dividing(customers.map(spentOf)),
  };
}

/**
 * Scores of a customer with an order at least. A score of 1 + s says that s fifths of the customers are worse: equal customers have equal scores,
 * whatever the order of their rows, and who is as bad as most has a 1.
 */
export function rfmScores(scale: RfmScale, customer: Rfm): RfmScores {
  return {
    recency: scoreOf(
      scale.recency.map((value) => -value),
      -customer.recency,
    ),
    frequency: scoreOf(scale.frequency, customer.frequency),
    spent: scoreOf(scale.spent, spentOf(customer)),
  };
}

/** Money spent in all. */
export function spentOf({ frequency, monetary }: Rfm): number {
  return frequency * monetary;
}

/** The first value that a share of the values reaches, for each of the shares: percentile_disc in SQL. */
function dividing(values: readonly number[]): number[] {
  const rising = [...values].sort((a, b) => a - b);
  return fifths.map((share) => rising[Math.max(0, Math.ceil(share * rising.length - 1e-9) - 1)]!);
}

function scoreOf(dividers: readonly number[], value: number): number {
  const [worst, best] = [dividers[0]!, dividers.at(-1)!];
  return worst === best ? middle : 1 + dividers.slice(1, -1).filter((divider) => value > divider).length;
}
