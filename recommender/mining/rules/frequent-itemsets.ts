import { StewardError } from '../../../platform/errors.js';
import type { Baskets } from './baskets.js';

/** Items that are bought together often enough. */
export interface Itemset {
  /** Rising places of labels. */
  items: number[];
  /** Baskets that hold all of them. */
  count: number;
}

export interface ItemsetOptions {
  /** Baskets that must hold an itemset, at least 1. */
  minCount: number;
  /** Items of the largest itemset. */
  maxLength?: number;
  /** The search stops with a sentence at more than so many itemsets. */
  most?: number;
}

const usualMost = 500_000;

/**
 * All itemsets that occur often enough, most frequent first; among equals the shorter, then by their items.
 *
 * Eclat (Zaki, "Scalable Algorithms for Association Mining", 2000), depth first from the rarest item on. The baskets of the first item
 * are numbered anew, so that an itemset is a bitset over those baskets only: on the groceries data three times faster than bitsets over
 * all baskets and twice as fast as lists of baskets, and on dense tables ten times faster than lists.
 * @throws StewardError `too_many_itemsets`
 */
export function frequentItemsets(
  { labels, baskets }: Baskets,
  { minCount, maxLength = Infinity, most = usualMost }: ItemsetOptions,
): Itemset[] {
  const { order, ranked, holders } = rank(labels.length, baskets, minCount);
  const found: Itemset[] = [];
  const add = (ranks: readonly number[], count: number) => {
    if (found.length === most) {
      throw new StewardError(
        'invalid',
        'too_many_itemsets',
        `More than ${most.toLocaleString('en')} itemsets occur in at least ${minCount} of the ${baskets.length} baskets. Raise the support, or bound the number of items in an itemset.`,
      );
    }
    found.push({ items: ranks.map((each) => order[each]!).sort((a, b) => a - b), count });
  };
  const extend = (prefix: readonly number[], siblings: readonly Extension[]) => {
    siblings.forEach((sibling, s) => {
      const itemset = [...prefix, sibling.rank];
      add(itemset, sibling.count);
      if (itemset.length >= maxLength) return;
      const extensions: Extension[] = [];
      for (let other = s + 1; other < siblings.length; other++) {
        const count = countBoth(sibling.bits, siblings[other]!.bits);
        if (count >= minCount) extensions.push({ rank: siblings[other]!.rank, count, bits: both(sibling.bits, siblings[other]!.bits) });
      }
      if (extensions.length > 0) extend(itemset, extensions);
    });
  };
  holders.forEach((own, first) => {
    add([first], own.length);
    if (maxLength > 1) extend([first], partnersOf(first, own, ranked, order.length, minCount));
  });
  return found.sort((a, b) => b.count - a.count || a.items.length - b.items.length || compareItems(a.items, b.items));
}

/** An item beside the items before it, with the baskets, among those of the first item, that hold all of them. */
interface Extension {
  rank: number;
  count: number;
  bits: Int32Array;
}

/** Frequent items from the rarest on (the same baskets give the same order), baskets as rising ranks, and the baskets of each rank. */
function rank(items: number, baskets: readonly Int32Array[], minCount: number) {
  const counts = new Int32Array(items);
  for (const basket of baskets) for (const item of basket) counts[item]!++;
  const order = Array.from(counts.keys())
    .filter((item) => counts[item]! >= minCount)
    .sort((a, b) => counts[a]! - counts[b]! || a - b);
  const rankOf = new Int32Array(items).fill(-1);
  order.forEach((item, place) => {
    rankOf[item] = place;
  });
  const ranked = baskets.map((basket) =>
    basket
      .map((item) => rankOf[item]!)
      .filter((place) => place >= 0)
      .sort(),
  );
  const holders = order.map((item) => new Int32Array(counts[item]!));
  const filled = new Int32Array(order.length);
  ranked.forEach((basket, b) => {
    for (const place of basket) holders[place]![filled[place]!++] = b;
  });
  return { order, ranked, holders };
}

/** Items of higher rank that are often enough in the baskets of the first, as bitsets over those baskets. */
function partnersOf(first: number, own: Int32Array, ranked: readonly Int32Array[], ranks: number, minCount: number): Extension[] {
  const counts = new Int32Array(ranks);
  for (const b of own) for (const place of ranked[b]!) counts[place]!++;
  const partners: Extension[] = [];
  const slots = new Int32Array(ranks).fill(-1);
  for (let place = first + 1; place < ranks; place++) {
    if (counts[place]! < minCount) continue;
    slots[place] = partners.length;
    partners.push({ rank: place, count: counts[place]!, bits: new Int32Array((own.length + 31) >>> 5) });
  }
  own.forEach((b, bit) => {
    for (const place of ranked[b]!) if (slots[place]! >= 0) partners[slots[place]!]!.bits[bit >>> 5]! |= 1 << (bit & 31);
  });
  return partners;
}

function countBoth(a: Int32Array, b: Int32Array): number {
  let count = 0;
  for (let w = 0; w < a.length; w++) {
    const word = a[w]! & b[w]!;
    if (word !== 0) count += bitsIn(word);
  }
  return count;
}

function both(a: Int32Array, b: Int32Array): Int32Array {
  const shared = new Int32Array(a.length);
  for (let w = 0; w < a.length; w++) shared[w] = a[w]! & b[w]!;
  return shared;
}

/** Bits that are set in a word of 32, by adding neighbours (Warren, "Hacker's Delight", 2nd edition, 5-1). */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function compareItems(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((item, k) => item !== b[k]);
  return differs < 0 ? 0 : a[differs]! - b[differs]!;
}
