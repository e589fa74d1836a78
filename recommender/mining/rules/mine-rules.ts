import { StewardError } from '../../../platform/errors.js';
import { associationRules, withoutRedundant } from './association-rules.js';
import { basketsOf } from './baskets.js';
import { frequentItemsets } from './frequent-itemsets.js';

export interface MiningOptions {
  /** At most 1: a share of the baskets. Above 1: a number of them. */
  minSupport: number;
  /** Share in [0, 1]. */
  minConfidence: number;
  /** Items of the smallest and the largest itemset that is told, and that rules are made of. */
  minLength?: number;
  maxLength?: number;
  /** Items after the arrow, at most; 1 if absent. */
  maxConsequent?: number;
  /** Without rules that a more general one makes redundant. */
  prune?: boolean;
}

export interface LabelledItemset {
  items: string[];
  count: number;
}

export interface LabelledRule {
  antecedent: string[];
  consequent: string[];
  support: number;
  confidence: number;
  lift: number;
  /** Null where the rule is never wrong: it would be infinite. */
  conviction: number | null;
  leverage: number;
}

export interface MinedRules {
  /** Those with an item at least. */
  baskets: number;
  /** Different labels. */
  items: number;
  /** Baskets that an itemset had to be in. */
  minCount: number;
  itemsets: LabelledItemset[];
  rules: LabelledRule[];
  /** Rules that were left out because a more general one says as much. */
  redundant: number;
}

/**
 * Itemsets and rules of baskets, with their labels. The order of the baskets and of the labels in them changes nothing.
 * @throws StewardError `option_invalid`, `too_many_itemsets`, `too_many_rules`
 */
export function mineRules(rows: readonly (readonly string[])[], options: MiningOptions): MinedRules {
  const { minLength = 1, maxLength, maxConsequent, minConfidence } = options;
  const baskets = basketsOf(rows);
  const minCount = countFor(options.minSupport, baskets.baskets.length);
  const all = frequentItemsets(baskets, { minCount, maxLength });
  const told = all.filter(({ items }) => items.length >= minLength);
  const total = baskets.baskets.length;
  const possible = associationRules(all, total, { minConfidence, maxConsequent }).filter(
    ({ antecedent, consequent }) => antecedent.length + consequent.length >= minLength,
  );
  const rules = options.prune ? withoutRedundant(possible, all, total) : possible;
  const labelled = (items: readonly number[]) => items.map((item) => baskets.labels[item]!);
  return {
    baskets: total,
    items: baskets.labels.length,
    minCount,
    itemsets: told.map(({ items, count }) => ({ items: labelled(items), count })),
    rules: rules.map(({ antecedent, consequent, support, confidence, lift, conviction, leverage }) => ({
      antecedent: labelled(antecedent),
      consequent: labelled(consequent),
      support,
      confidence,
      lift,
      conviction: Number.isFinite(conviction) ? conviction : null,
      leverage,
    })),
    redundant: possible.length - rules.length,
  };
}

/** Baskets that a support asks for: never fewer than one. Shares that a person writes are not exact in binary. */
function countFor(minSupport: number, baskets: number): number {
  if (!(minSupport > 0) || (minSupport > 1 && !Number.isInteger(minSupport))) {
    const sentence = `The support is a share above 0 and up to 1, such as 0.01, or a whole number of baskets above 1; it is ${minSupport}.`;
    throw new StewardError('invalid', 'option_invalid', sentence);
  }
  return Math.max(1, minSupport > 1 ? minSupport : Math.ceil(minSupport * baskets - 1e-9));
}
