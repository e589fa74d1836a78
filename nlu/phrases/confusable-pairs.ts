import { dot } from '../dot.js';
import type { Encoder } from '../encoder.js';
import { normalise } from '../normalise.js';
import { readTexts } from '../read-text.js';
import type { SparseRows } from '../sparse-rows.js';
import { countNGrams, inverseDocumentFrequencies } from '../tf-idf.js';
import { alikeRows } from './alike-rows.js';
import type { PlacedPhrase } from './repeated.js';

/** Two phrases of different intents that are nearly the same. */
export interface ConfusablePair {
  first: PlacedPhrase;
  second: PlacedPhrase;
  /** In [0, 1]; 1 for the same words in the same meaning. */
  likeness: number;
}

/** Cosine of n-grams below which two phrases are not looked at more closely. */
const alikeFrom = 0.5;
/** Likeness from which a pair is reported: for people, too, one of the two might stand under the other's intent. */
const confusableFrom = { encoded: 0.75, lexical: 0.65 };

/**
 * Phrases that say nearly the same and stand under different intents, the most alike first. The likeness is the cosine of
 * their n-grams (words and characters, TF-IDF), averaged with the cosine of their sentence vectors where an encoder is given
 * and can read both.
 */
export async function confusablePairs(phrases: readonly PlacedPhrase[], encoder?: Pick<Encoder, 'encode'>): Promise<ConfusablePair[]> {
  const alike = alikeRows(nGramVectors(phrases), alikeFrom).filter(({ i, j }) => phrases[i]!.intent !== phrases[j]!.intent);
  const vectors = encoder ? await vectorsOf(phrases, new Set(alike.flatMap(({ i, j }) => [i, j])), encoder) : new Map();
  const confusable = alike.flatMap(({ i, j, cosine }): ConfusablePair[] => {
    const [a, b] = [vectors.get(i), vectors.get(j)];
    const likeness = a && b ? (cosine + dot(a, b)) / 2 : cosine;
    const enough = likeness >= confusableFrom[a && b ? 'encoded' : 'lexical'];
    return enough ? [{ first: phrases[i]!, second: phrases[j]!, likeness }] : [];
  });
  return confusable.sort((a, b) => b.likeness - a.likeness);
}

/** TF-IDF of the n-grams of each phrase, rows of length 1: the words weigh as much as the characters, of which there are more. */
function nGramVectors(phrases: readonly PlacedPhrase[]): SparseRows {
  const counts = countNGrams(phrases.map(({ text }) => normalise(text)));
  const idf = inverseDocumentFrequencies(counts, [...phrases.keys()]);
  const { starts, columns } = counts.rows;
  const values = counts.rows.values.map((count, entry) => count * idf[columns[entry]!]!);
  counts.characters.forEach((middle, row) => {
    scaleToHalf(values.subarray(starts[row], middle));
    scaleToHalf(values.subarray(middle, starts[row + 1]));
  });
  return { starts, columns, values };
}

/** To the length √½, so that two such parts have the length 1. */
function scaleToHalf(values: Float32Array): void {
  const factor = Math.SQRT1_2 / (Math.sqrt(dot(values, values)) || 1);
  for (let k = 0; k < values.length; k++) values[k]! *= factor;
}

/** Sentence vectors of the phrases that the encoder can read in full. */
async function vectorsOf(
  phrases: readonly PlacedPhrase[],
  rows: ReadonlySet<number>,
  encoder: Pick<Encoder, 'encode'>,
): Promise<Map<number, Float32Array | undefined>> {
  const readable = [...rows].filter((row) => !/\p{Script=Han}/u.test(phrases[row]!.text));
  const texts = readable.map((row) => phrases[row]!.text);
  const read = await readTexts(texts, encoder);
  return new Map(readable.map((row, k) => [row, read[k]!.vector]));
}
