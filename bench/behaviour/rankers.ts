/** What each user liked: items, each at most once. */
export type Baskets = ReadonlyMap<string, readonly string[]>;

/** What each user has, liked or not. */
export type Owned = ReadonlyMap<string, ReadonlySet<string>>;

/** The best items for a user among those that the user has not, best first. */
export type Ranker = (user: string, count: number) => string[];

/** The items that most users have. */
export function popularRanker(baskets: Baskets, owned: Owned): Ranker {
  const inOrder = best(
    new Map([...usersByItem(baskets)].map(([item, users]) => [item, users.length])),
    new Set(),
    Number.POSITIVE_INFINITY,
  );
  return (user, count) => {
    const own = owned.get(user) ?? new Set();
    return inOrder
      .slice(0, count + own.size)
      .filter((item) => !own.has(item))
      .slice(0, count);
  };
}

/**
 * Items like those that the user has: plain item-based nearest neighbours by the cosine of who has them, all neighbours kept
 * (Sarwar et al., "Item-based collaborative filtering recommendation algorithms", 2001).
 */
export function itemKnnRanker(baskets: Baskets, owned: Owned): Ranker {
  const usersOf = usersByItem(baskets);
  const neighbours = new Map<string, Map<string, number>>();
  const neighboursOf = (item: string): Map<string, number> => {
    const known = neighbours.get(item);
    if (known) return known;
    const together = new Map<string, number>();
    for (const user of usersOf.get(item) ?? []) {
      for (const other of baskets.get(user)!) if (other !== item) together.set(other, (together.get(other) ?? 0) + 1);
    }
    for (const [other, users] of together) together.set(other, users / Math.sqrt(usersOf.get(item)!.length * usersOf.get(other)!.length));
    neighbours.set(item, together);
    return together;
  };
  const popular = popularRanker(baskets, owned);
  return (user, count) => {
    const liked = baskets.get(user) ?? [];
    const scores = new Map<string, number>();
    for (const item of liked) {
      for (const [other, likeness] of neighboursOf(item)) scores.set(other, (scores.get(other) ?? 0) + likeness);
    }
    const list = best(scores, owned.get(user) ?? new Set(), count);
    return [...list, ...popular(user, count + list.length).filter((item) => !list.includes(item))].slice(0, count);
  };
}

function usersByItem(baskets: Baskets): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const [user, items] of baskets) {
    for (const item of items) {
      const others = users.get(item);
      if (others) others.push(user);
      else users.set(item, [user]);
    }
  }
  return users;
}

function best(scores: ReadonlyMap<string, number>, without: ReadonlySet<string>, count: number): string[] {
  return [...scores]
    .filter(([item]) => !without.has(item))
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, count)
    .map(([item]) => item);
}
