/** Remembers what was found for the latest `most` keys or so: when there are more, all are forgotten, for what is asked often comes back at once. */
export function remembering<V>(most: number, find: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const found = find(key);
    known.set(key, found);
    return found;
  };
}
