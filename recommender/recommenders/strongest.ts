import type { RowEntry } from './item-rows.js';

/** The entries that say most, for or against, in the order of their items; the same for the same entries in another order. */
export function strongest(entries: readonly RowEntry[], count: number): RowEntry[] {
  const inOrder = (kept: RowEntry[]) => kept.sort((a, b) => a.other - b.other);
  if (entries.length <= count) return inOrder([...entries]);
  const least = largestBut(
    Float64Array.from(entries, ({ weight }) => Math.abs(weight)),
    count,
  );
  const above = entries.filter(({ weight }) => Math.abs(weight) > least);
  const level = inOrder(entries.filter(({ weight }) => Math.abs(weight) === least));
  return inOrder([...above, ...level.slice(0, count - above.length)]);
}

/** The same of a whole row [items], in which 0 says nothing. */
export function strongestOf(row: Float64Array, count: number): RowEntry[] {
  const least = row.length <= count ? 0 : largestBut(row.map(Math.abs), count);
  let above = 0;
  for (let other = 0; other < row.length; other++) if (Math.abs(row[other]!) > least) above++;
  let level = least > 0 ? count - above : 0;
  const entries: RowEntry[] = [];
  for (let other = 0; other < row.length; other++) {
    const weight = row[other]!;
    if (Math.abs(weight) > least || (Math.abs(weight) === least && level-- > 0)) entries.push({ other, weight });
  }
  return entries;
}

/** The value that comes at this place, from 1 on, among the values from the largest down: Hoare's "find", 1961. Reorders them. */
function largestBut(values: Float64Array, place: number): number {
  const wanted = place - 1;
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left]! > pivot) left++;
      while (values[right]! < pivot) right--;
      if (left > right) break;
      const value = values[left]!;
      values[left++] = values[right]!;
      values[right--] = value;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else break;
  }
  return values[wanted]!;
}
