import type { Described } from '../recommenders/part.js';
import { indexContent } from './content-index.js';
import { contentRecommender } from './content-recommender.js';
import type { DescribedItem } from './item-text.js';
import { indexSparse } from './sparse-index.js';

/** What items are, in the order of their ids, for a recommender to be fitted with; `vectors` as for `indexContent`. */
export function describeItems(
  catalogue: readonly DescribedItem[],
  vectors: ReadonlyMap<string, Float32Array | undefined>,
): Described & { ids: string[] } {
  const items = [...catalogue].sort((a, b) => (a.id < b.id ? -1 : 1));
  const content = contentRecommender(indexContent(items, vectors));
  const { byItem } = indexSparse(items.map(({ subjects }) => new Map(subjects.map((subject) => [subject, 1]))));
  return { ids: items.map(({ id }) => id), content, subjects: { starts: byItem.starts, entries: byItem.entries } };
}
