import type { OfferedItem } from './request.js';

/** Float64Array [items]: how cheap each candidate is among them, 1 for the cheapest, near 0 for the dearest; by their order, as one dear item says nothing of the others. */
export function cheapness(items: readonly Pick<OfferedItem, 'price_cents'>[], candidates: Int32Array): Float64Array {
  const scores = new Float64Array(items.length);
  const priceOf = (item: number) => items[item]!.price_cents;
  const dearestFirst = candidates.toSorted((a, b) => priceOf(b) - priceOf(a));
  dearestFirst.forEach((item, place) => {
    const before = dearestFirst[place - 1];
    const asDear = before !== undefined && priceOf(before) === priceOf(item);
    scores[item] = asDear ? scores[before]! : (place + 1) / candidates.length;
  });
  return scores;
}
