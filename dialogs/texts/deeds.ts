import type { Deed } from '../../recommender/serving/reasons.js';

type Told = Pick<Deed, 'did'> & { title: string | undefined };

/** The titles by how a language words what was done with them, in their order: two that were bought are told as bought once. */
export function titlesByDeed(
  deeds: readonly Told[],
  wording: Readonly<Record<Deed['did'], string>>,
): [words: string, titles: Told['title'][]][] {
  const titles = new Map<string, Told['title'][]>();
  for (const { did, title } of deeds) titles.set(wording[did], [...(titles.get(wording[did]) ?? []), title]);
  return [...titles];
}
