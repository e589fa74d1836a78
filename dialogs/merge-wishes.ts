import type { Facts, Known } from './known.js';

/** What names items to look for: another of these takes the place of them all. */
const aims = ['subjects', 'creators', 'like', 'likeCreators', 'words'] as const;

/** Whether wishes name what to look for; words alone only say more of it. */
export function namesAim(wishes: Facts): boolean {
  return aims.some((aim) => aim !== 'words' && wishes[aim] !== undefined);
}

/** What a dialog knows after further wishes. Another aim takes the place of the last one, another bound that of its like; what was refused stays refused. */
export function mergeWishes(known: Known, fresh: Facts): Known {
  const kept = namesAim(fresh) ? { ...known, ...Object.fromEntries(aims.map((aim) => [aim, undefined])) } : known;
  return { ...kept, ...fresh, without: joined(known, fresh), shown: [...(known.shown ?? []), ...(fresh.shown ?? [])] };
}

/** The same, with creators that are not wanted any more. */
export function withoutCreators(known: Known, creators: readonly string[]): Known {
  const refused = mergeWishes(known, { without: { creators: [...creators] } });
  return { ...refused, creators: known.creators?.filter((name) => !creators.includes(name)) };
}

function joined(known: Known, fresh: Facts): Known['without'] {
  const both = (kind: 'subjects' | 'creators') => {
    const all = new Set([...(known.without?.[kind] ?? []), ...(fresh.without?.[kind] ?? [])]);
    for (const name of fresh[kind] ?? []) all.delete(name);
    return all.size > 0 ? [...all] : undefined;
  };
  return { subjects: both('subjects'), creators: both('creators') };
}
