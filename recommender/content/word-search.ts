import type { DescribedItem } from './item-text.js';
import { addColumn, indexSparse, type SparseIndex } from './sparse-index.js';
import { termsOf } from './terms.js';

/** How soon more of the same word stops telling more, and how much long texts are held against an item: customary values. */
const saturation = 1.2;
const lengthShare = 0.5;
/** A word of the title counts as much as this many of the description, one of a creator or a subject as two. */
const titleWeight = 3;

/** Words of items by BM25 (Robertson and Zaragoza, "The probabilistic relevance framework", 2009). */
export function indexWords(items: readonly DescribedItem[]): SparseIndex {
  const counts = items.map(({ title, creators, subjects, description }) => {
    const count = new Map<string, number>();
    const add = (text: string, weight: number) => {
      for (const term of termsOf(text)) count.set(term, (count.get(term) ?? 0) + weight);
    };
    add(title, titleWeight);
    for (const name of [...creators, ...subjects]) add(name, 2);
    add(description, 1);
    return count;
  });
  const lengths = counts.map((count) => [...count.values()].reduce((sum, one) => sum + one, 0));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, items.length) || 1;
  const holders = new Map<string, number>();
  for (const count of counts) for (const term of count.keys()) holders.set(term, (holders.get(term) ?? 0) + 1);
  const telling = (term: string) => Math.log(1 + (items.length - holders.get(term)! + 0.5) / (holders.get(term)! + 0.5));
  return indexSparse(
    counts.map((count, item) => {
      const drag = saturation * (1 - lengthShare + (lengthShare * lengths[item]!) / mean);
      return new Map([...count].map(([term, times]) => [term, (telling(term) * times * (saturation + 1)) / (times + drag)]));
    }),
  );
}

/** How well each item is found by some words: a Float64Array [items], 0 where none of them is in it. */
export function searchWords(index: SparseIndex, text: string): Float64Array {
  const found = new Float64Array(index.byItem.starts.length - 1);
  for (const term of new Set(termsOf(text))) {
    const column = index.columns.get(term);
    if (column !== undefined) addColumn(index, column, 1, found);
  }
  return found;
}
