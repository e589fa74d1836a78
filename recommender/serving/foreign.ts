import type { Touch } from '../behaviour/history.js';
import type { ContentIndex } from '../content/content-index.js';
import type { OfferedItem, RecommendationRequest } from './request.js';

/** Languages that the customer reads, as far as is known: those that are said, and those of what they liked. Without regions. */
export function languagesRead(
  { reads = [] }: RecommendationRequest,
  touches: readonly Touch[],
  { items, positions }: ContentIndex<OfferedItem>,
): Set<string> {
  if (reads.length === 0) return new Set();
  const liked = touches.filter(({ interest }) => interest > 0).map(({ item }) => items[positions.get(item)!]!.language);
  return new Set([...reads, ...liked].map(withoutRegion));
}

export function isForeign({ language }: OfferedItem, read: ReadonlySet<string>): boolean {
  return !read.has(withoutRegion(language));
}

/** `de` of `de-AT`. */
function withoutRegion(language: string): string {
  return language.toLowerCase().split('-')[0]!;
}
