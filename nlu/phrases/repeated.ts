/** A phrase of an intent and where it stands, such as `greeting.yml, line 7`. */
export interface PlacedPhrase {
  text: string;
  intent: string;
  place: string;
}

/** What phrases have in common that are the same to a reader: case, punctuation and widths of characters do not count. */
export function phraseKey(phrase: string): string {
  const words = phrase
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Variation_Selector}/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  // A phrase of emoji only has no words to compare.
  return words || phrase;
}

/** The same phrase twice teaches nothing within an intent and contradicts itself across two. */
export function repeatedPhrases(phrases: readonly PlacedPhrase[]): string[] {
  const first = new Map<string, string>();
  const faults: string[] = [];
  for (const { text, place } of phrases) {
    const key = phraseKey(text);
    const before = first.get(key);
    if (before) faults.push(`${place}: "${text}" stands already in ${before}.`);
    else first.set(key, place);
  }
  return faults;
}
