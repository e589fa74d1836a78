import { topPositions } from '../recommenders/top.js';
import { viewOf } from './model-view.js';
import type { Knowledge } from './recommend.js';

/**
 * Ids of what customers who turned to an item turned to as well, what is bought with it most first: in stock, and nothing that only
 * looks like it. Empty for an item that is unknown or that nobody touched.
 */
export function alsoBought({ model, content }: Knowledge, itemId: string, count: number): string[] {
  const { items, positions } = content;
  const item = positions.get(itemId);
  if (item === undefined) return [];
  const scores = viewOf(model, content).behaviour.score({
    items: Int32Array.of(item),
    interest: Float64Array.of(1),
    at: Float64Array.of(0),
  });
  items.forEach(({ in_stock }, other) => {
    if (!in_stock || other === item || scores[other]! <= 0) scores[other] = Number.NEGATIVE_INFINITY;
  });
  return topPositions(scores, count, (a, b) => items[a]!.id < items[b]!.id).map((other) => items[other]!.id);
}
