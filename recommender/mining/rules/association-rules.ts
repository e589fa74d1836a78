import { StewardError } from '../../../platform/errors.js';
import type { Itemset } from './frequent-itemsets.js';

/** Who buys the antecedent buys the consequent, too. Items are places of labels. */
export interface Rule {
  antecedent: number[];
  consequent: number[];
  /** Baskets that hold all of both. */
  count: number;
  /** Share of the baskets that hold all of both. */
  support: number;
  /** Share of those with the antecedent that hold the consequent, too. */
  confidence: number;
  /** Confidence over the consequent's own share: 1 where neither tells of the other. */
  lift: number;
  /** How much more often the rule would be wrong by chance; Infinity where it is never wrong (Brin et al., 1997). */
  conviction: number;
  /** Support beyond what chance would give (Piatetsky-Shapiro, 1991). */
  leverage: number;
}

export interface RuleOptions {
  /** Share in [0, 1]. */
  minConfidence: number;
  /** Items of the largest consequent; 1 if absent. */
  maxConsequent?: number;
  /** The search stops with a sentence at more than so many rules. */
  most?: number;
}

const usualMost = 1_000_000;
/** Shares that a person writes are not exact in binary. */
const rounding = 1e-12;

/**
 * Rules from all frequent itemsets of some baskets (each subset must be among them), highest lift first, then by confidence, support and
 * their items (Agrawal and Srikant, "Fast Algorithms for Mining Association Rules", 1994).
 * @throws StewardError `too_many_rules`
 */
export function associationRules(
  itemsets: readonly Itemset[],
  baskets: number,
  { minConfidence, maxConsequent = 1, most = usualMost }: RuleOptions,
): Rule[] {
  const countOf = countsOf(itemsets);
  const rules: Rule[] = [];
  for (const { items, count } of itemsets) {
    for (const consequent of partsOf(items, Math.min(maxConsequent, items.length - 1))) {
      const antecedent = items.filter((item) => !consequent.includes(item));
      const before = countOf(antecedent);
      if (count / before < minConfidence - rounding) continue;
      if (rules.length === most) throw tooMany(most);
      rules.push({ antecedent, consequent, count, ...measures(count, before, countOf(consequent), baskets) });
    }
  }
  return rules.sort(
    (a, b) =>
      b.lift - a.lift ||
      b.confidence - a.confidence ||
      b.support - a.support ||
      compare(a.consequent, b.consequent) ||
      compare(a.antecedent, b.antecedent),
  );
}

/**
 * Rules without those that a more general one makes redundant: one with fewer items before the arrow, or with none, that has the same or
 * a higher confidence (Bayardo, Agrawal and Gunopulos, "Constraint-Based Rule Mining in Large, Dense Databases", 2000: no improvement).
 * `itemsets` are those the rules were made from.
 */
export function withoutRedundant(rules: readonly Rule[], itemsets: readonly Itemset[], baskets: number): Rule[] {
  const countOf = countsOf(itemsets);
  const best = new Map<string, number>();
  /** The highest confidence of the rule itself and of all that are more general. */
  const bestOf = (antecedent: readonly number[], consequent: readonly number[]): number => {
    if (antecedent.length === 0) return countOf(consequent) / baskets;
    const name = `${antecedent}>${consequent}`;
    const known = best.get(name);
    if (known !== undefined) return known;
    const whole = [...antecedent, ...consequent].sort((a, b) => a - b);
    const highest = Math.max(countOf(whole) / countOf(antecedent), bestOfFewer(antecedent, consequent));
    best.set(name, highest);
    return highest;
  };
  const bestOfFewer = (antecedent: readonly number[], consequent: readonly number[]) =>
    Math.max(
      ...antecedent.map((left) =>
        bestOf(
          antecedent.filter((item) => item !== left),
          consequent,
        ),
      ),
    );
  return rules.filter(({ antecedent, consequent, confidence }) => bestOfFewer(antecedent, consequent) < confidence);
}

function countsOf(itemsets: readonly Itemset[]): (items: readonly number[]) => number {
  const counts = new Map(itemsets.map(({ items, count }) => [items.join(), count]));
  return (items) => counts.get(items.join())!;
}

function measures(count: number, before: number, after: number, baskets: number) {
  return {
    support: count / baskets,
    confidence: count / before,
    lift: (count * baskets) / (before * after),
    conviction: count === before ? Number.POSITIVE_INFINITY : ((baskets - after) * before) / (baskets * (before - count)),
    leverage: count / baskets - (before / baskets) * (after / baskets),
  };
}

/** All parts of some items with 1 to `most` of them, in their order. */
function partsOf(items: readonly number[], most: number): number[][] {
  const parts: number[][] = [];
  const extend = (part: readonly number[], from: number) => {
    for (let k = from; k < items.length && part.length < most; k++) {
      const longer = [...part, items[k]!];
      parts.push(longer);
      extend(longer, k + 1);
    }
  };
  extend([], 0);
  return parts;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((item, k) => item !== b[k]);
  return differs < 0 ? a.length - b.length : a[differs]! - (b[differs] ?? -1);
}

function tooMany(most: number): StewardError {
  const sentence = `There are more than ${most.toLocaleString('en')} rules. Raise the support or the confidence, or bound the number of items in an itemset.`;
  return new StewardError('invalid', 'too_many_rules', sentence);
}
