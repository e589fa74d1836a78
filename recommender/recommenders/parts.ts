import { als } from './als.js';
import { ease } from './ease.js';
import { itemToItem } from './item-to-item.js';
import type { AnyPart } from './part.js';
import { popular } from './popular.js';
import { popularBySubject } from './popular-by-subject.js';
import { sequential } from './sequential.js';

/** What of a blend is fitted, the simplest first. */
export const parts: readonly AnyPart[] = [popular, popularBySubject, itemToItem, sequential, ease, als];

const byName = new Map(parts.map((part) => [part.name, part]));

/** Undefined for a name that this release does not know. */
export function partNamed(name: string): AnyPart | undefined {
  return byName.get(name);
}
