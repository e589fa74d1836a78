import type { Entity } from '../understanding.js';
import { type Word, wordsOf } from '../words.js';
import { type English, spansOf, tagsOf } from './compromise.js';
import { countriesIn } from './countries.js';
import { entityAt } from './matches.js';

/** What customers say for countries that Unicode names otherwise. */
const otherNames: Record<string, string> = {
  america: 'US',
  'united states of america': 'US',
  usa: 'US',
  uk: 'GB',
  britain: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  holland: 'NL',
  'the netherlands': 'NL',
  turkey: 'TR',
  'czech republic': 'CZ',
  uae: 'AE',
};

/** Countries by their first word: all plain words, and the code. */
const countries = new Map<string, { words: string[]; code: string }[]>();
for (const [name, code] of [...countriesIn('en'), ...Object.entries(otherNames)]) {
  const words = wordsOf(name).map(({ plain }) => plain);
  countries.set(words[0]!, [...(countries.get(words[0]!) ?? []), { words, code }]);
}

/** In lower case a name such as `turkey` is a place only where one is expected. */
const expected = /\b(?:to|in|from|within|outside|into|across)\s+(?:the\s+)?$/i;

/** Countries in an English text, and cities that one is said to be in; the value is a country's ISO 3166 code, or the city. */
export function findKnownPlaces(text: string, words: readonly Word[]): Entity[] {
  return words.flatMap((first, at) => {
    const isExpected = () => expected.test(text.slice(Math.max(0, first.start - 20), first.start));
    const ofCountries = (countries.get(first.plain) ?? []).flatMap((country) => {
      const last = words[at + country.words.length - 1];
      if (!last || !country.words.every((word, k) => words[at + k]!.plain === word)) return [];
      const named = isNamed(text.slice(first.start, last.end), text) || (first.plain !== 'us' && isExpected());
      return named ? [entityAt('place', text, first.start, last.end, country.code)] : [];
    });
    if (ofCountries.length > 0 || !tagsOf(first.plain).includes('City') || !isExpected()) return ofCountries;
    return [entityAt('place', text, first.start, first.end, first.text)];
  });
}

/** In capitals, which `US` needs all of, and no shouting, to be no pronoun. */
function isNamed(name: string, text: string): boolean {
  return /^us$/i.test(name) ? name === 'US' && text !== text.toUpperCase() : /^\p{Lu}/u.test(name);
}

/** Cities and other places with a capital, as `compromise` tells them; the value is the name. */
export function findPlaces(text: string, english: English): Entity[] {
  return spansOf(english().places(), text)
    .filter(({ text: name }) => name.split(' ').every((word) => /^(?:\p{Lu}|of|the|de|la|am|upon)/u.test(word)))
    .map(({ start, end, text: name }) => entityAt('place', text, start, end, name));
}
