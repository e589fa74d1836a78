import type { Entity, EntityType } from '../understanding.js';

/** What a match means, or undefined where it means nothing. */
type Read = (match: RegExpMatchArray) => Entity['value'] | undefined;

/** An entity for each match of a global pattern that `read` finds a value in; matches of nothing are none. */
export function matches(type: EntityType, text: string, pattern: RegExp, read: Read): Entity[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const value = match[0] === '' ? undefined : read(match);
    return value === undefined ? [] : [entityAt(type, text, match.index!, match.index! + match[0].length, value)];
  });
}

export function entityAt(type: EntityType, text: string, start: number, end: number, value: Entity['value']): Entity {
  return { type, start, end, text: text.slice(start, end), value };
}
