import type { EntityType, Understanding } from '../nlu/understanding.js';
import { served } from './texts.js';

/** Entities that are written alike in every language. */
const names: ReadonlySet<EntityType> = new Set<EntityType>(['product', 'creator', 'person', 'place']);
/** Share of a message from which the names in it are all it says: an English title is not yet English. */
const mostlyNamesFrom = 0.5;

/** The language that we go over to with a message; undefined where it shows none, or none that we speak. */
export function languageSpoken({ text, language, languageAssumed, entities }: Understanding): string | undefined {
  const named = entities.filter(({ type }) => names.has(type)).reduce((sum, { start, end }) => sum + end - start, 0);
  return !languageAssumed && isServed(language) && named < mostlyNamesFrom * text.length ? language : undefined;
}

/** Of the languages that somebody may have, which a client may have sent as anything, each with or without a region (`zh-CN`), the first that we speak. */
export function firstServed(languages: readonly unknown[]): string | undefined {
  return languages.map((language) => String(language).split('-')[0]!).find(isServed);
}

export function isServed(language: string): boolean {
  return served.includes(language);
}
