import type { Entity, OwnEntity } from '../understanding.js';
import { entityAt, matches } from './matches.js';

/** Characters of a text that the shop's patterns are tried on. */
const longest = 1000;

/** Entities of the shop's own, by their patterns and their names; the value of a name is what it stands for. */
export function findOwn(text: string, kinds: readonly OwnEntity[]): Entity[] {
  const tried = text.slice(0, longest);
  const lower = tried.toLowerCase();
  return kinds.flatMap(({ type, patterns, names }) => [
    ...patterns.flatMap((pattern) => matches(type, tried, pattern, ([all, group]) => (group ?? all).toUpperCase())),
    // A few letters change their length in lower case, and with it all places behind them.
    ...(lower.length === tried.length ? names.flatMap(({ name, value }) => findName(tried, lower, type, name, value)) : []),
  ]);
}

function findName(text: string, lower: string, type: string, name: string, value: string): Entity[] {
  const found: Entity[] = [];
  const wanted = name.toLowerCase();
  for (let start = lower.indexOf(wanted); start >= 0; start = lower.indexOf(wanted, start + 1)) {
    const end = start + wanted.length;
    if (!isInsideWord(lower, start, end)) found.push(entityAt(type, text, start, end, value));
  }
  return found;
}

/** Chinese characters are parted by no spaces, so they make no longer word. */
function isInsideWord(text: string, start: number, end: number): boolean {
  const letter = /[\p{Script=Latin}\p{N}]/u;
  const joins = (inner: string, outer = '') => letter.test(inner) && letter.test(outer);
  return joins(text[start]!, text[start - 1]) || joins(text[end - 1]!, text[end]);
}
