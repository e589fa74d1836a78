import type { CatalogueIndex, Entity, EntityType } from '../understanding.js';
import { hasChinese } from '../words.js';
import { entityAt } from './matches.js';

/** Names in Chinese characters by their first two, as no spaces tell where one begins. */
export type UnspacedIndex = ReadonlyMap<string, readonly UnspacedName[]>;

interface UnspacedName {
  name: string;
  type: EntityType;
  value: string;
}

/** Shorter parts of a title are words like any others. */
const shortestPart = 3;

export function indexUnspaced(items: CatalogueIndex['items']): UnspacedIndex {
  const names: UnspacedName[] = items.flatMap(({ id, title, creators }) => [
    ...titlesOf(title).map((name): UnspacedName => ({ name, type: 'product', value: id })),
    ...creators.map((name): UnspacedName => ({ name, type: 'creator', value: name })),
  ]);
  const known = new Set<string>();
  const index = new Map<string, UnspacedName[]>();
  for (const name of names.filter(({ name }) => name.length > 1 && hasChinese(name))) {
    if (known.has(name.name)) continue;
    known.add(name.name);
    const others = index.get(name.name.slice(0, 2));
    if (others) others.push(name);
    else index.set(name.name.slice(0, 2), [name]);
  }
  return index;
}

/** `三体Ⅱ：黑暗森林` is asked for as `黑暗森林` as well. */
function titlesOf(title: string): string[] {
  const parts = title.split(/[：:（(]/).map((part) => part.replace(/[）)]$/, '').trim());
  return [title, ...parts.filter((part) => part !== title && part.length >= shortestPart)];
}

/** Titles and creators with Chinese names in a text, letter by letter. */
export function findUnspaced(text: string, index: UnspacedIndex): Entity[] {
  const found: Entity[] = [];
  if (index.size === 0 || !hasChinese(text)) return found;
  for (let start = 0; start + 1 < text.length; start++) {
    for (const { name, type, value } of index.get(text.slice(start, start + 2)) ?? []) {
      if (text.startsWith(name, start)) found.push(entityAt(type, text, start, start + name.length, value));
    }
  }
  return found;
}
