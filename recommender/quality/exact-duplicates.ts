/** Rows that are the same, in their order, for each group of at least two. */
export function exactDuplicates(rows: readonly (readonly string[])[]): number[][] {
  return repeated(rows, (row) => row.join('\u0001'));
}

/** Places of things with the same key, for each key that comes more than once and is not empty. */
export function repeated<T>(things: readonly T[], keyOf: (thing: T) => string): number[][] {
  const first = new Map<string, number>();
  const groups = new Map<number, number[]>();
  things.forEach((thing, k) => {
    const key = keyOf(thing);
    if (key === '') return;
    const before = first.get(key);
    if (before === undefined) first.set(key, k);
    else if (groups.has(before)) groups.get(before)!.push(k);
    else groups.set(before, [before, k]);
  });
  return [...groups.values()];
}
