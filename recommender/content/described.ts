import type { Described, Subjects } from '../recommenders/part.js';
import { indexContent } from './content-index.js';
import { contentRecommender } from './content-recommender.js';
import type { DescribedItem } from './item-text.js';

/** What items are, in the order of their ids, for a recommender to be fitted with; `vectors` as for `indexContent`. */
export function describeItems(
  catalogue: readonly DescribedItem[],
  vectors: ReadonlyMap<string, Float32Array | undefined>,
): Described & { ids: string[] } {
  const items = [...catalogue].sort((a, b) => (a.id < b.id ? -1 : 1));
  const content = contentRecommender(indexContent(items, vectors));
  return { ids: items.map(({ id }) => id), content, subjects: subjectsOf(items) };
}

function subjectsOf(items: readonly DescribedItem[]): Subjects {
  const numbers = new Map<string, number>();
  const starts = new Int32Array(items.length + 1);
  const entries: number[] = [];
  items.forEach(({ subjects }, item) => {
    for (const subject of new Set(subjects)) {
      const number = numbers.get(subject) ?? numbers.size;
      numbers.set(subject, number);
      entries.push(number);
    }
    starts[item + 1] = entries.length;
  });
  return { starts, entries: Int32Array.from(entries) };
}
