import type { ContentIndex } from '../content/content-index.js';
import type { OfferedItem, PriceRange, RecommendationRequest } from './request.js';

/**
 * Positions of the items that may be recommended, Int32Array in ascending order: in stock, within the wishes, not excluded, and
 * neither had (unless they are used up) nor unwanted.
 */
export function candidatesFor(
  { items, positions }: ContentIndex<OfferedItem>,
  request: RecommendationRequest,
  { owned, unwanted }: { owned: ReadonlySet<string>; unwanted: ReadonlySet<string> },
): Int32Array {
  const { kind, exclude, only, like, without } = request;
  const subjects = request.subjects?.length ? request.subjects : undefined;
  const creators = request.creators?.length ? request.creators : undefined;
  const languages = request.languages?.length ? request.languages : undefined;
  const fits = priceTest(request.price, items);
  const barred = new Uint8Array(items.length);
  for (const id of [...unwanted, ...(exclude ?? []), ...(like ?? [])]) mark(id);
  for (const id of owned) if (!items[positions.get(id) ?? -1]?.consumable) mark(id);
  function mark(id: string): void {
    const position = positions.get(id);
    if (position !== undefined) barred[position] = 1;
  }
  const found = new Int32Array(items.length);
  let count = 0;
  items.forEach((item, position) => {
    const { id } = item;
    if (!item.in_stock || (kind && item.kind !== kind)) return;
    if (barred[position] === 1 || (only && !only.has(id))) return;
    if (subjects && !haveOneOf(item.subjects, subjects)) return;
    if (creators && !haveOneOf(item.creators, creators)) return;
    if (languages && !languages.some((language) => isIn(item.language, language))) return;
    if (without?.subjects && haveOneOf(item.subjects, without.subjects)) return;
    if (without?.creators && haveOneOf(item.creators, without.creators)) return;
    if (fits && !fits(item)) return;
    found[count++] = position;
  });
  return found.slice(0, count);
}

function haveOneOf(names: readonly string[], wanted: readonly string[]): boolean {
  return names.some((name) => wanted.includes(name));
}

function isIn(language: string, wanted: string): boolean {
  return language === wanted || language.startsWith(`${wanted}-`);
}

function priceTest(range: PriceRange | undefined, items: readonly OfferedItem[]): ((item: OfferedItem) => boolean) | undefined {
  if (!range) return undefined;
  const { from = 0, to = Number.POSITIVE_INFINITY, currency } = range;
  const comparable = currency !== undefined && items.some((item) => item.currency === currency);
  return (item) => item.price_cents >= from && item.price_cents <= to && (!comparable || item.currency === currency);
}
