import type { DescribedItem } from './item-text.js';
import { indexSparse, type SparseIndex } from './sparse-index.js';

/**
 * What items are tagged with (subjects, creators, language, kind), weighted by how telling it is: inverse document frequencies, each
 * item's row of length 1, so that the dot product of two rows is a cosine in [0, 1]; shorter where the item has nothing telling.
 */
export function indexTraits(items: readonly DescribedItem[]): SparseIndex {
  const traits = items.map(traitsOf);
  const carriers = new Map<string, number>();
  for (const trait of traits.flat()) carriers.set(trait, (carriers.get(trait) ?? 0) + 1);
  const telling = (trait: string) => Math.log((1 + items.length) / carriers.get(trait)!);
  return indexSparse(
    traits.map((own) => {
      const length = Math.max(1, Math.hypot(...own.map(telling)));
      return new Map(own.map((trait) => [trait, telling(trait) / length]));
    }),
  );
}

function traitsOf({ subjects, creators, language, kind }: DescribedItem): string[] {
  const traits = [
    ...subjects.map((name) => `subject ${name}`),
    ...creators.map((name) => `creator ${name}`),
    `in ${language}`,
    `a ${kind}`,
  ];
  return [...new Set(traits)];
}
