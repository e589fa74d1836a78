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
const confusableFrom = { encoded: 0.75, lexical: 0.6 };

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

/** TF-IDF of the n-grams of each phrase, rows of length 1. */
function nGramVectors(phrases: readonly PlacedPhrase[]): SparseRows {
  const counts = countNGrams(phrases.map(({ text }) => normalise(text)));
  const idf = inverseDocumentFrequencies(counts, [...phrases.keys()]);
  const { starts, columns } = counts.rows;
  const values = counts.rows.values.map((count, entry) => count * idf[columns[entry]!]!);
  for (let row = 0; row < phrases.length; row++) {
    const weights = values.subarray(starts[row], starts[row + 1]);
    const length = Math.sqrt(dot(weights, weights)) || 1;
    weights.forEach((weight, k) => {
      weights[k] = weight / length;
    });
  }
  return { starts, columns, values };
}

async function vectorsOf(
  phrases: readonly PlacedPhrase[],
  rows: ReadonlySet<number>,
  encoder: Pick<Encoder, 'encode'>,
): Promise<Map<number, Float32Array | undefined>> {
  const order = [...rows];
  const read = await readTexts(
    order.map((i) => phrases[i]!.text),
    encoder,
  );
  return new Map(order.map((i, k) => [i, read[k]!.vector]));
}
